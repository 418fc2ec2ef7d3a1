import '#ui/layout.css'

import { IncomingOpinions } from '#features/opinions/IncomingOpinions.tsx'

/** What waits for somebody to do it, one panel for each kind. */
export function Component() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Tasks</h1>
      </header>
      <div className="stack">
        <IncomingOpinions />
      </div>
    </div>
  )
}
