import '#ui/layout.css'

import { Link, Outlet } from 'react-router'

import { ResultsInbox } from '#features/results-inbox/ResultsInbox.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { useView } from './use-view.ts'

const words = { mine: 'Mine', team: 'My team', pool: 'Nobody’s' }

export function Component() {
  const view = useView()
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Results</h1>
          <p>What laboratories have sent and somebody must answer for.</p>
        </div>
        <nav aria-label="Whose results" className="buttons view-links">
          {(['mine', 'team', 'pool'] as const).map((one) => (
            <Link
              key={one}
              to={deepPaths.results(one)}
              className="button"
              aria-current={one === view ? 'page' : undefined}
            >
              {words[one]}
            </Link>
          ))}
        </nav>
      </header>
      <ResultsInbox key={view} view={view} />
      <Outlet />
    </div>
  )
}
