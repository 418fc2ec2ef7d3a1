import '#ui/layout.css'
import './pathology.css'

import { Link, Outlet, useSearchParams } from 'react-router'

import { useCan } from '#auth/session.ts'

import { CriticalList } from './CriticalList.tsx'
import { Phlebotomy } from './Phlebotomy.tsx'
import { Worklist } from './Worklist.tsx'

const views = {
  worklist: 'Worklist',
  phlebotomy: 'Samples to collect',
  critical: 'Critical results',
} as const
type View = keyof typeof views

const isView = (said: string | null): said is View => said !== null && said in views

export function Component() {
  const [params] = useSearchParams()
  // whoever takes samples begins with the round, whoever works on them with the bench
  const usual = useCan('pathology:process') ? 'worklist' : 'phlebotomy'
  const said = params.get('view')
  const view = isView(said) ? said : usual
  return (
    <div className="page">
      <header className="page-head">
        <h1>Pathology</h1>
      </header>
      <div className="stack">
        <nav aria-label="Lists of pathology" className="buttons lab-views">
          {Object.entries(views).map(([name, words]) => (
            <Link
              key={name}
              to={`?view=${name}`}
              className="button"
              aria-current={view === name ? 'page' : undefined}
            >
              {words}
            </Link>
          ))}
        </nav>
        {view === 'worklist' && <Worklist />}
        {view === 'phlebotomy' && <Phlebotomy />}
        {view === 'critical' && <CriticalList />}
      </div>
      <Outlet />
    </div>
  )
}
