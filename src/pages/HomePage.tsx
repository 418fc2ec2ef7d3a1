import '#ui/layout.css'

import { Link } from 'react-router'

import { roleWords } from '#auth/roles.ts'
import { useCan, useSession } from '#auth/session.ts'
import { useRecentPatients } from '#clinical/patient/recent-patients.ts'
import { RecentPatients } from '#features/patient-search/PatientResults.tsx'
import { WardsPanel } from '#features/wards/WardsPanel.tsx'
import { londonWallClock } from '#lib/london-time.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { writtenDate } from '#lib/written-date.ts'
import { Panel } from '#ui/Panel.tsx'

/** The start of the day, by what the role does: the patients one was with, the wards, or the audit trail. */
export function Component() {
  const { name, post } = useSession()
  const today = useNow()
  const onWards = useCan('ward.read')
  const readsAudit = useCan('audit.read')
  const recent = useRecentPatients()
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{post.orgName}</h1>
          <p>
            {writtenDate(londonWallClock(today).slice(0, 10))}, {name}, {roleWords[post.role]}
          </p>
        </div>
      </header>
      <div className="stack">
        {recent.length > 0 && <RecentPatients />}
        {onWards && <WardsPanel />}
        {readsAudit && (
          <Panel title="Audit trail">
            <p>
              <Link to={paths.audit()}>See who opened what</Link>
            </p>
          </Panel>
        )}
      </div>
    </div>
  )
}
