import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import type { Labour } from './labour.ts'
import { laboursOf } from './queries.ts'

export type Parts = { patientId: string; patientLine: string; labour: Labour; onClose: () => void }

/** A dialog over the labour of the open patient; what is written after the birth is still written in it. */
export function OverLabour({ title, children }: { title: string; children: (parts: Parts) => ReactNode }) {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const query = useQuery(laboursOf(patientId))
  const onClose = useCloseTo('maternity', 'labour')
  if (patient && query.data) {
    const { labour } = query.data
    if (labour) return children({ patientId, patientLine: identityLine(patient), labour, onClose })
    return (
      <Told title={title} onClose={onClose}>
        No labour is recorded: begin it first.
      </Told>
    )
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="labour">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
