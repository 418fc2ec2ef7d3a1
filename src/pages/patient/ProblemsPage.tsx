import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { ProblemsSection } from '#features/problems/ProblemsSection.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Problems</h1>
      <ProblemsSection
        patientId={patientId}
        record={
          <DialogButton may="problem.record" to={paths.recordProblem(patientId)} className="button primary">
            Record problem
          </DialogButton>
        }
        paths={{
          change: (id) => paths.changeProblem(patientId, id),
          inError: (id) => paths.problemInError(patientId, id),
          recordHere: (id) => paths.recordProblem(patientId, id),
        }}
      />
      <Outlet />
    </>
  )
}
