import { ProblemsSection } from '#features/problems/ProblemsSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Problems</h1>
      <ProblemsSection patientId={usePatientId()} />
    </>
  )
}
