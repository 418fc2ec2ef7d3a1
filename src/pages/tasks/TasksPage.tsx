import '#ui/layout.css'

import { Link, Outlet } from 'react-router'

import { IncomingOpinions } from '#features/opinions/IncomingOpinions.tsx'
import { lastWard } from '#features/wards/last-ward.ts'
import { paths, type TasksView } from '#lib/paths.ts'

import { MyTasks } from './MyTasks.tsx'
import { TeamTasks } from './TeamTasks.tsx'
import { useTasksView } from './use-view.ts'
import { WardTasks } from './WardTasks.tsx'

const words: Record<TasksView, string> = { mine: 'Mine', ward: 'My ward', teams: 'Teams' }
const views = ['mine', 'ward', 'teams'] as const

/** What waits for somebody to do it: for the reader, on one ward, for the teams they are of. */
export function Component() {
  const { view, wardId, shown } = useTasksView()
  return (
    <div className="page">
      <header className="page-head">
        <h1>Tasks</h1>
        <nav aria-label="Whose tasks" className="buttons view-links">
          {views.map((one) => (
            <Link
              key={one}
              to={paths.tasks(one, wardId ?? lastWard())}
              className="button"
              aria-current={one === view ? 'page' : undefined}
            >
              {words[one]}
            </Link>
          ))}
        </nav>
      </header>
      <div className="stack">
        {view === 'mine' && <MyTasks key={shown} />}
        {view === 'ward' && <WardTasks key={shown} />}
        {view === 'teams' && <TeamTasks key={shown} />}
        {view !== 'ward' && <IncomingOpinions />}
      </div>
      <Outlet />
    </div>
  )
}
