import { GridSection } from '#features/results/GridSection.tsx'

import { usePatientId } from './chart-params.ts'
import { ResultsViews } from './ResultsViews.tsx'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <div className="chart-head">
        <h1>Results</h1>
        <ResultsViews patientId={patientId} />
      </div>
      <GridSection key={patientId} patientId={patientId} />
    </>
  )
}
