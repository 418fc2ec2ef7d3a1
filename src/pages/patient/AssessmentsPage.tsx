import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AssessmentsSection } from '#features/forms/AssessmentsSection.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Assessments</h1>
      <AssessmentsSection
        patientId={patientId}
        fill={(formId, title) => (
          <DialogButton
            may="assessment.record"
            to={paths.fillForm(patientId, formId)}
            className="button small"
          >
            Fill in<span className="visually-hidden"> {title}</span>
          </DialogButton>
        )}
      />
      <Outlet />
    </>
  )
}
