import '#ui/layout.css'

import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { WaitingList } from '#features/waiting-list/WaitingList.tsx'
import { paths } from '#lib/paths.ts'

export function Component() {
  const { orgName } = useSession().post
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Waiting list</h1>
          <p>
            Referrals to {orgName}. A new one is added in the patient’s chart:{' '}
            <Link to={paths.patients()}>find the patient</Link>.
          </p>
        </div>
      </header>
      <WaitingList />
    </div>
  )
}
