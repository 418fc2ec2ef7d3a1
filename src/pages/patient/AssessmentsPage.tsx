import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AssessmentsSection } from '#features/forms/AssessmentsSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { AssessmentPlans } from './AssessmentPlans.tsx'
import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Assessments</h1>
      <div className="stack">
        <AssessmentPlans patientId={patientId} />
        <AssessmentsSection
          patientId={patientId}
          fill={(formId, title) => (
            <DialogButton
              may="assessment.record"
              to={deepPaths.fillForm(patientId, formId)}
              className="button small"
            >
              Fill in<span className="visually-hidden"> {title}</span>
            </DialogButton>
          )}
        />
      </div>
      <Outlet />
    </>
  )
}
