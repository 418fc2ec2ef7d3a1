import '#ui/layout.css'
import './pathology.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { useCan } from '#auth/session.ts'
import { Worklist } from '#departments/pathology/bench/Worklist.tsx'
import { Phlebotomy } from '#departments/pathology/collect/Phlebotomy.tsx'
import { CriticalList } from '#departments/pathology/critical/CriticalList.tsx'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

const TransfusionList = lazy(() => import('#departments/pathology/transfusion/TransfusionList.tsx'))

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
  return (
    <div className="page">
      <header className="page-head">
        <h1>Pathology</h1>
      </header>
      <div className="stack">
        <ViewLinks label="Lists of pathology" views={views} current={view} />
        {view === 'worklist' && <Worklist />}
        {view === 'phlebotomy' && <Phlebotomy />}
        {view === 'critical' && <CriticalList />}
        {view === 'transfusion' && (
          <Suspense fallback={<p role="status">Loading…</p>}>
            <TransfusionList />
          </Suspense>
        )}
      </div>
      <Outlet />
    </div>
  )
}
