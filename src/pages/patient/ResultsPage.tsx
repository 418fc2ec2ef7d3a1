import { ResultsSection } from '#features/results/ResultsSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Results</h1>
      <ResultsSection patientId={usePatientId()} />
    </>
  )
}
