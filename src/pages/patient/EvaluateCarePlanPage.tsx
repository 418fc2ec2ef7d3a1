import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { carePlans, planEvaluations } from '#features/care-plans/queries.ts'
import { EvaluateDialog } from '#features/plan-evaluation/EvaluateDialog.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'
import { useCurrentStay } from './use-current-stay.ts'

export function Component() {
  const patientId = usePatientId()
  const { planId } = useParams()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const plans = useQuery(carePlans(patientId))
  const found = useQuery(planEvaluations(patientId))
  const stay = useCurrentStay(patientId)
  const close = useCloseTo('care-plans')
  const plan = plans.data?.entries.find(({ id }) => id === planId)
  if (patient && plan)
    return (
      <EvaluateDialog
        patientId={patientId}
        patientLine={identityLine(patient)}
        encounterId={stay?.id}
        plan={plan}
        last={found.data?.evaluations.find((one) => one.planId === planId)}
        noLast={found.data ? 'Not evaluated yet' : found.error ? 'Could not be loaded' : 'Loading…'}
        list={['ward']}
        onClose={close}
      />
    )
  return (
    <Dialog title="Evaluate care plan" onClose={close}>
      <div className="dialog-body">
        <Loaded query={plans} what="this care plan">
          {() => <p>This plan is not in the record of this patient.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}
