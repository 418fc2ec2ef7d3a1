import { useQuery } from '@tanstack/react-query'

import { mothersOf } from '#clinical/patient/mother-and-child.ts'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'

import { whoseByAge } from './who.ts'

type Known = { whose: 'newborn'; baby: PatientIdentity } | { whose: 'mother'; doubt?: string }

/** Whose page this is; undefined until it is known. */
export function useWhose(patientId: string): Known | undefined {
  const today = londonDate(new Date(useNow()))
  const { data: patient } = useQuery(patientIdentity(patientId))
  const byAge = patient && whoseByAge(patient.birth, today)
  const mothers = useQuery({ ...mothersOf(patientId), enabled: byAge === 'perhaps newborn' })
  if (!patient) return undefined
  if (byAge === 'newborn') return { whose: 'newborn', baby: patient }
  if (byAge === 'not newborn') return { whose: 'mother' }
  if (mothers.error)
    return { whose: 'mother', doubt: 'Whether this patient is a newborn could not be found out.' }
  if (!mothers.data) return undefined
  if (mothers.data.length > 0) return { whose: 'newborn', baby: patient }
  return patient.birth
    ? { whose: 'mother' }
    : {
        whose: 'mother',
        doubt: 'No date of birth is recorded: this page is for a mother unless you know otherwise.',
      }
}
