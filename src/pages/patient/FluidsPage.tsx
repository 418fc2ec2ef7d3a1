import { Outlet, useLocation } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { isDate } from '#clinical/observations/fluid-day.ts'
import { useFluidChartDecision } from '#clinical/observations/use-fluid-chart-decision.ts'
import { DecisionLine } from '#features/fluids/DecisionLine.tsx'
import { FluidChart } from '#features/fluids/FluidChart.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const { search } = useLocation()
  const day = new URLSearchParams(search).get('day') ?? ''
  const { decisions, standing } = useFluidChartDecision(patientId)
  return (
    <>
      <h1>Fluids</h1>
      <FluidChart
        key={patientId}
        patientId={patientId}
        asked={isDate(day) ? day : undefined}
        decision={<DecisionLine query={decisions} standing={standing} />}
        actions={
          <>
            <DialogButton
              may="observations.record"
              to={deepPaths.fluidDecision(patientId) + search}
              className="button"
            >
              {standing?.on ? 'Stop fluid chart' : 'Start fluid chart'}
            </DialogButton>
            <DialogButton
              may="observations.record"
              to={deepPaths.measureOverFluids(patientId) + search}
              className="button"
            >
              Glucose, weight
            </DialogButton>
            <DialogButton
              may="observations.record"
              to={deepPaths.recordFluids(patientId) + search}
              className="button primary"
            >
              Record fluids
            </DialogButton>
          </>
        }
        acts={({ id, kind, what }) => (
          <>
            {kind && (
              <DialogButton
                may="observations.record"
                to={deepPaths.amendFluid(patientId, id) + search}
                className="button small quiet"
              >
                Amend<span className="visually-hidden"> {what}</span>
              </DialogButton>
            )}
            <DialogButton
              may="observations.record"
              to={deepPaths.fluidInError(patientId, id) + search}
              className="button small quiet"
            >
              In error<span className="visually-hidden"> {what}</span>
            </DialogButton>
          </>
        )}
      />
      <Outlet />
    </>
  )
}
