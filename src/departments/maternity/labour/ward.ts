import { queryOptions } from '@tanstack/react-query'
import type { Encounter, FhirResource, Observation } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { codes as pregnancyCodes } from '#departments/maternity/pregnancy/codes.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasCode } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { type Labour, toLabour } from './labour.ts'
import { labourObservations, labourToken } from './queries.ts'

export type InLabour = {
  patientId: string
  patient: PatientIdentity | undefined
  place: string | undefined
  edd: string | undefined
  labour: Labour
}

export const labourWardKey = ['maternity', 'labour-ward'] as const

/** Everybody in labour in one organisation (wherever they live, and whoever it is not told of), with what was charted since; the two reads after the first travel together. */
export const labourWard = (orgCode: string) =>
  queryOptions({
    queryKey: [...labourWardKey, orgCode],
    queryFn: async (): Promise<{ women: InLabour[]; withheld: number }> => {
      const found = await fhir.search('Encounter', {
        type: labourToken,
        status: 'in-progress',
        _include: ['Encounter:patient', 'Encounter:location', 'Encounter:service-provider'],
      })
      const ours = found.resources.filter((one) =>
        [orgCode, undefined].includes(providerOf(one, found.included)),
      )
      const ids = ours.flatMap(({ subject }) => referenceId(subject, 'Patient') ?? [])
      if (ids.length === 0) return { women: [], withheld: found.withheld }
      const begun = ours.flatMap(({ period }) => period?.start ?? []).toSorted()
      const patient = ids.join(',')
      const [charted, dates] = await Promise.all([
        fhir.search('Observation', {
          patient,
          code: labourObservations,
          ...(begun[0] ? { date: `ge${begun[0]}` } : {}),
        }),
        fhir.search('Observation', {
          patient,
          code: `${pregnancyCodes.dueDate.system}|${pregnancyCodes.dueDate.code}`,
        }),
      ])
      const women = ours.flatMap((encounter): InLabour[] => {
        const patientId = referenceId(encounter.subject, 'Patient')
        if (!patientId) return []
        const mine = (those: readonly Stored<Observation>[]) =>
          those.filter(({ subject }) => referenceId(subject, 'Patient') === patientId)
        const start = instantOf(encounter.period?.start) ?? 0
        const since = mine(charted.resources).filter(
          ({ effectiveDateTime }) => (instantOf(effectiveDateTime) ?? start) >= start - 3_600_000,
        )
        const person = found.included.find(
          ({ resourceType, id }) => resourceType === 'Patient' && id === patientId,
        )
        return [
          {
            patientId,
            patient:
              person?.resourceType === 'Patient' ? toIdentity({ ...person, id: patientId }) : undefined,
            place: placeOf(encounter.location, found.included),
            edd: agreed(mine(dates.resources)),
            labour: toLabour(encounter, since, []),
          },
        ]
      })
      return { women, withheld: found.withheld + charted.withheld + dates.withheld }
    },
    refetchInterval: 60_000,
  })

/** The trust that looks after this labour, by its ODS code: named by it, or by a reference; undefined where neither says it. */
function providerOf({ serviceProvider }: Encounter, included: readonly FhirResource[]): string | undefined {
  const id = referenceId(serviceProvider, 'Organization')
  const there = included.find((one) => one.resourceType === 'Organization' && one.id === id)
  const known = there?.resourceType === 'Organization' ? there.identifier : []
  return (
    serviceProvider?.identifier?.value ??
    known?.find(({ system }) => system === 'https://fhir.nhs.uk/Id/ods-organization-code')?.value
  )
}

function placeOf(location: Encounter['location'], included: readonly FhirResource[]): string | undefined {
  const names = (location ?? [])
    .filter(({ status, period }) => status !== 'completed' && !period?.end)
    .map(({ location: one }) => {
      const id = referenceId(one, 'Location')
      const there = included.find((other) => other.resourceType === 'Location' && other.id === id)
      return one.display ?? (there?.resourceType === 'Location' ? there.name : undefined)
    })
  return names.filter(Boolean).join(' – ') || undefined
}

/** The newest estimate is the one agreed; none is computed anew. */
const agreed = (those: readonly Stored<Observation>[]): string | undefined =>
  those
    .filter(({ status, code }) => status !== 'entered-in-error' && hasCode(code, pregnancyCodes.dueDate))
    .toSorted((one, other) =>
      (other.issued ?? other.effectiveDateTime ?? '').localeCompare(
        one.issued ?? one.effectiveDateTime ?? '',
      ),
    )[0]
    ?.valueDateTime?.slice(0, 10)
