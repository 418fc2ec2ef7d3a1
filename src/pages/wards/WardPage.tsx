import '#ui/layout.css'

import { useCallback, useState } from 'react'
import { Link, Outlet, useLocation, useNavigate, useParams } from 'react-router'

import { SavedNotice, type SavedSet } from '#features/observation-entry/SavedNotice.tsx'
import type { OnBed } from '#features/wards/actions.ts'
import { WardList } from '#features/wards/WardList.tsx'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'

import type { OverWard } from './over-ward.ts'
import { useOutstanding } from './use-outstanding.ts'
import { WardTabs } from './WardTabs.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  const navigate = useNavigate()
  const [saved, setSaved] = useState<SavedSet>()
  const { search } = useLocation()
  const onBed = useCallback<OnBed>(
    (action, patientId) => {
      setSaved(undefined)
      const pathname = dialogs[action](wardId, patientId)
      void navigate({ pathname, search }, { preventScrollReset: true })
    },
    [navigate, wardId, search],
  )
  const outstanding = useOutstanding(wardId)
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
      <WardList wardId={wardId} outstanding={outstanding} onBed={onBed} />
      <Outlet context={{ onSaved: setSaved } satisfies OverWard} />
    </div>
  )
}

const dialogs = { record: paths.recordOnWard, details: paths.stayOnWard, move: paths.moveOnWard }
