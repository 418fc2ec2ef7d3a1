import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { worklist } from './queries.ts'
import { countAt, waitingSteps } from './rows.ts'
import { stepWords } from './steps.ts'

/** How many wait at each step, on the home page of those who work there. */
export default function WaitingPanel() {
  const query = useQuery(worklist(useSession().post.orgCode))
  return (
    <Panel title="Radiology">
      <Loaded query={query} what="what waits in Radiology">
        {({ examinations }) => (
          <ul className="lines">
            {waitingSteps.map((step) => (
              <li key={step}>
                <Link to={`${paths.department('radiology')}?step=${step}`}>{stepWords[step]}</Link>{' '}
                {countAt(step, examinations)}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  )
}
