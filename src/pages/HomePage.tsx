import '#ui/layout.css'

import { lazy, Suspense } from 'react'
import { Link } from 'react-router'

import { roleWords } from '#auth/roles.ts'
import { useCan, useSession } from '#auth/session.ts'
import { useRecentPatients } from '#clinical/patient/recent-patients.ts'
import { departments, worksIn } from '#departments/all.ts'
import { RecentPatients } from '#features/patient-search/PatientResults.tsx'
import { WardsPanel } from '#features/wards/WardsPanel.tsx'
import { londonWallClock } from '#lib/london-time.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { writtenDate } from '#lib/written-date.ts'
import { Panel } from '#ui/Panel.tsx'

const WaitingPanel = lazy(() =>
  import('#features/tasks/WaitingPanel.tsx').then((file) => ({ default: file.WaitingPanel })),
)
const MyDraftsPanel = lazy(() =>
  import('#features/drafts/MyDraftsPanel.tsx').then((file) => ({ default: file.MyDraftsPanel })),
)

const departmentPanels = departments.flatMap((department) =>
  department.home ? [{ department, Waiting: lazy(department.home) }] : [],
)

/** The start of the day, by what the role does: the patients one was with, the wards, or the audit trail. */
export function Component() {
  const { name, post } = useSession()
  const today = useNow()
  const onWards = useCan('ward.read')
  // Nurses find what waits on their ward; whoever is called from elsewhere finds it here.
  const isCalled = post.role === 'doctor' || post.role === 'midwife'
  const [writes, requests] = [useCan('note.write'), useCan('order.request')]
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
        {isCalled && (
          <Suspense>
            <WaitingPanel />
          </Suspense>
        )}
        {(writes || requests) && (
          <Suspense>
            <MyDraftsPanel />
          </Suspense>
        )}
        {departmentPanels.map(
          ({ department, Waiting }) =>
            worksIn(department, post) && (
              <Suspense key={department.name}>
                <Waiting />
              </Suspense>
            ),
        )}
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
