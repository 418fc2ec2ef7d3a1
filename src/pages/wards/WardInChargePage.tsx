import '#ui/layout.css'

import { Link, useParams } from 'react-router'

import { InChargePanels } from '#features/wards/InChargePanels.tsx'
import { WardTitle } from '#features/wards/WardTitle.tsx'
import { paths } from '#lib/paths.ts'

import { WardTabs } from './WardTabs.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  return (
    <div className="page">
      <header className="page-head">
        <WardTitle wardId={wardId} />
        <Link to={paths.wards()} className="button quiet">
          All wards
        </Link>
      </header>
      <WardTabs wardId={wardId} />
      <InChargePanels wardId={wardId} />
    </div>
  )
}
