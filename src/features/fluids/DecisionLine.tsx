import type { UseQueryResult } from '@tanstack/react-query'

import type { FluidChartDecision } from '#clinical/observations/fluid-chart-decision.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'

type Props = { query: UseQueryResult<FluidChartDecision[]>; standing: FluidChartDecision | undefined }

/** Whether fluids are to be charted, who decided so and why. */
export const DecisionLine = ({ query, standing }: Props) => (
  <Loaded query={query} what="whether fluids are charted">
    {() => (
      <p className="fluid-decision">
        {standing ? (
          <>
            <span className={standing.on ? 'badge accent' : 'badge'}>
              {standing.on ? 'On a fluid chart' : 'Fluid chart stopped'}
            </span>{' '}
            {formatDateTime(standing.at)} by {standing.by}: {standing.reason ?? 'no reason given'}
          </>
        ) : (
          <span className="quiet-text">
            Nobody has decided on this stay to chart fluids; they may be recorded all the same.
          </span>
        )}
      </p>
    )}
  </Loaded>
)
