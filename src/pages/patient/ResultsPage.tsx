import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { ResultsSection } from '#features/results/ResultsSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

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
      <ResultsSection
        patientId={patientId}
        all={
          <DialogButton
            may="result.acknowledge"
            to={deepPaths.acknowledgeNormalInChart(patientId)}
            className="button small"
          >
            Acknowledge all normal
          </DialogButton>
        }
        actions={({ id }, { state }) => (
          <DialogButton
            may="result.acknowledge"
            to={deepPaths.answerResultInChart(patientId, id)}
            className="button small"
          >
            {state === 'closed' ? 'What was done' : 'Acknowledge'}
          </DialogButton>
        )}
      />
      <Outlet />
    </>
  )
}
