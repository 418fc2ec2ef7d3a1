import '#ui/layout.css'
import './pathology.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { useCan } from '#auth/session.ts'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

/** Each list comes when it is read. */
const lists = {
  worklist: lazy(() => import('#departments/pathology/bench/Worklist.tsx')),
  phlebotomy: lazy(() => import('#departments/pathology/collect/Phlebotomy.tsx')),
  critical: lazy(() => import('#departments/pathology/critical/CriticalList.tsx')),
  transfusion: lazy(() => import('#departments/pathology/transfusion/TransfusionList.tsx')),
}

const views = {
  worklist: 'Worklist',
  phlebotomy: 'Samples to collect',
  critical: 'Critical results',
  transfusion: 'Transfusion',
} as const

export function Component() {
  // whoever takes samples begins with the round, whoever works on them with the bench
  const usual = useCan('pathology:process') ? 'worklist' : 'phlebotomy'
  const view = useView(views, usual)
  const List = lists[view]
  return (
    <div className="page">
      <header className="page-head">
        <h1>Pathology</h1>
      </header>
      <div className="stack">
        <ViewLinks label="Lists of pathology" views={views} current={view} />
        <Suspense
          fallback={
            <p role="status" className="loading">
              Loading…
            </p>
          }
        >
          <List />
        </Suspense>
      </div>
      <Outlet />
    </div>
  )
}
