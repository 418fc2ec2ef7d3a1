import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { CarePlansSection } from '#features/care-plans/CarePlansSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

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
            <DialogButton may="plan.record" to={deepPaths.newCarePlan(patientId)} className="button primary">
              New care plan
            </DialogButton>
          }
          paths={{
            evaluate: (id) => deepPaths.evaluateCarePlan(patientId, id),
            change: (id) => deepPaths.changeCarePlan(patientId, id),
            close: (id) => deepPaths.closeCarePlan(patientId, id),
            inError: (id) => deepPaths.carePlanInError(patientId, id),
            evaluationInError: (id) => deepPaths.evaluationInError(patientId, id),
          }}
        />
      </div>
      <Outlet />
    </>
  )
}
