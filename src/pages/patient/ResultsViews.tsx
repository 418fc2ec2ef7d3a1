import { NavLink } from 'react-router'

import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

/** Two ways to read the same results. */
export function ResultsViews({ patientId }: { patientId: string }) {
  return (
    <nav aria-label="Ways to read results" className="buttons view-links">
      <NavLink to={paths.chart(patientId, 'results')} end className="button small">
        Reports
      </NavLink>
      <NavLink to={deepPaths.resultsGrid(patientId)} className="button small">
        Over time
      </NavLink>
    </nav>
  )
}
