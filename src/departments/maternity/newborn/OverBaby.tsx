import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { formatTime } from '#fhir/dates.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'

import type { Newborn } from './newborn.ts'
import { newbornOf } from './queries.ts'
import { useWhose } from './use-whose.ts'

export type BabyParts = { baby: PatientIdentity; newborn: Newborn; onClose: () => void }

/** A dialog about the baby whose record is open; its title says so, and so does `AboutBaby` at its head. */
export function OverBaby({ title, children }: { title: string; children: (parts: BabyParts) => ReactNode }) {
  const patientId = usePatientId()
  const known = useWhose(patientId)
  const query = useQuery(newbornOf(patientId))
  const onClose = useCloseTo('maternity')
  if (known?.whose === 'mother')
    return (
      <Told title={title} onClose={onClose}>
        This is not the record of a newborn, by its date of birth. Open the baby’s own record.
      </Told>
    )
  if (known && query.data) return children({ baby: known.baby, newborn: query.data, onClose })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this baby’s record">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

export const AboutBaby = ({ baby }: { baby: PatientIdentity }) => (
  <p className="wide">
    <span className="badge accent">Baby</span> {identityLine(baby)}
    {baby.birth?.includes('T') && ` · born at ${formatTime(baby.birth)}`}
  </p>
)
