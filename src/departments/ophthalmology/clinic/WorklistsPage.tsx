import '#ui/layout.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

const views = {
  due: 'Injections due',
  board: 'Clinics today',
  cataract: 'Cataract list',
  audit: 'Your figures',
}
/** Each list comes when it is read. */
const lists = {
  due: lazy(() => import('./DuePanel.tsx')),
  board: lazy(() => import('./ClinicBoard.tsx')),
  cataract: lazy(() => import('#departments/ophthalmology/cataract/CataractList.tsx')),
  audit: lazy(() => import('#departments/ophthalmology/surgery/AuditPanel.tsx')),
}

/** The lists that the eye clinics and theatres work from. */
export function Component() {
  const view = useView(views, 'due')
  const List = lists[view]
  return (
    <div className="page">
      <header className="page-head">
        <h1>Ophthalmology</h1>
        <ViewLinks label="Lists of Ophthalmology" views={views} current={view} />
      </header>
      <Suspense fallback={<p role="status">Loading…</p>}>
        <List />
      </Suspense>
      <Outlet />
    </div>
  )
}
