import '#ui/layout.css'

import { lazy, Suspense } from 'react'
import { Outlet } from 'react-router'

import { useCan } from '#auth/session.ts'
import { useView, ViewLinks } from '#ui/ViewLinks.tsx'

type List = 'due' | 'board' | 'cataract' | 'audit'
/** Figures are of who operates. */
const listsFor = (operates: boolean): Partial<Record<List, string>> => ({
  due: 'Injections due',
  board: 'Clinics today',
  cataract: 'Cataract list',
  ...(operates ? { audit: 'Your figures' } : {}),
})
/** Each list comes when it is read. */
const lists = {
  due: lazy(() => import('./DuePanel.tsx')),
  board: lazy(() => import('./ClinicBoard.tsx')),
  cataract: lazy(() => import('#departments/ophthalmology/cataract/CataractList.tsx')),
  audit: lazy(() => import('#departments/ophthalmology/surgery/AuditPanel.tsx')),
}

/** The lists that the eye clinics and theatres work from. */
export function Component() {
  // only what is there is looked for, and shown
  const views = listsFor(useCan('ophthalmology:operate')) as Record<List, string>
  const view = useView(views, 'due')
  const ListInView = lists[view]
  return (
    <div className="page">
      <header className="page-head">
        <h1>Ophthalmology</h1>
        <ViewLinks label="Lists of Ophthalmology" views={views} current={view} />
      </header>
      <Suspense fallback={<p role="status">Loading…</p>}>
        <ListInView />
      </Suspense>
      <Outlet />
    </div>
  )
}
