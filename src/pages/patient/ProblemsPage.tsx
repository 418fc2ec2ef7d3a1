import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { ProblemsSection } from '#features/problems/ProblemsSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Problems</h1>
      <ProblemsSection
        patientId={patientId}
        record={
          <DialogButton
            may="problem.record"
            to={deepPaths.recordProblem(patientId)}
            className="button primary"
          >
            Record problem
          </DialogButton>
        }
        paths={{
          change: (id) => deepPaths.changeProblem(patientId, id),
          inError: (id) => deepPaths.problemInError(patientId, id),
          recordHere: (id) => deepPaths.recordProblem(patientId, id),
        }}
      />
      <Outlet />
    </>
  )
}
