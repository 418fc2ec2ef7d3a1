import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import type { Kept } from '#features/care-plans/draft.ts'
import { planToChange } from '#features/care-plans/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { required, useCloseTo, usePatientId } from './chart-params.ts'
import { useCurrentStay } from './use-current-stay.ts'

type Parts = { patientId: string; patientLine: string; encounterId: string | undefined; onClose: () => void }
type Props = { title: string; children: (kept: Kept, dialog: Parts) => ReactNode }

/** A dialog about the plan whose id stands in the address (`:planId`), with its goals, over the plans of the chart. */
export function OverPlan({ title, children }: Props) {
  const patientId = usePatientId()
  const planId = required(useParams()['planId'])
  const { data: patient } = useQuery(patientIdentity(patientId))
  const query = useQuery(planToChange(patientId, planId))
  const stay = useCurrentStay(patientId)
  const onClose = useCloseTo('care-plans')
  if (!patient) return null
  if (query.data)
    return children(query.data, {
      patientId,
      patientLine: identityLine(patient),
      encounterId: stay?.id,
      onClose,
    })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this care plan">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}
