import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { CarePlansSection } from '#features/care-plans/CarePlansSection.tsx'
import { paths } from '#lib/paths.ts'

import { AssessmentPlans } from './AssessmentPlans.tsx'
import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Care plans</h1>
      <div className="stack">
        <AssessmentPlans patientId={patientId} />
        <CarePlansSection
          patientId={patientId}
          start={
            <DialogButton may="plan.record" to={paths.newCarePlan(patientId)} className="button primary">
              New care plan
            </DialogButton>
          }
          paths={{
            evaluate: (id) => paths.evaluateCarePlan(patientId, id),
            change: (id) => paths.changeCarePlan(patientId, id),
            close: (id) => paths.closeCarePlan(patientId, id),
            inError: (id) => paths.carePlanInError(patientId, id),
            evaluationInError: (id) => paths.evaluationInError(patientId, id),
          }}
        />
      </div>
      <Outlet />
    </>
  )
}
