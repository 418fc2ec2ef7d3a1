import '#ui/layout.css'

import { useCallback, useState } from 'react'
import { Link, Outlet, useNavigate, useParams } from 'react-router'

import { SavedNotice, type SavedSet } from '#features/observation-entry/SavedNotice.tsx'
import { WardList } from '#features/wards/WardList.tsx'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'

import type { OverWard } from './over-ward.ts'
import { WardTabs } from './WardTabs.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  const navigate = useNavigate()
  const [saved, setSaved] = useState<SavedSet>()
  const record = useCallback(
    (patientId: string) => {
      setSaved(undefined)
      void navigate(paths.recordOnWard(wardId, patientId), { preventScrollReset: true })
    },
    [navigate, wardId],
  )
  return (
    <div className="page">
      <header className="page-head">
        <WardTitle wardId={wardId} />
        <Link to={paths.wards()} className="button quiet">
          All wards
        </Link>
      </header>
      <WardTabs wardId={wardId} />
      <SavedNotice saved={saved} onDismiss={() => setSaved(undefined)} />
      <WardList wardId={wardId} onRecord={record} />
      <Outlet context={{ onSaved: setSaved } satisfies OverWard} />
    </div>
  )
}
