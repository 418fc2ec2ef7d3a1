import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { teamTasks } from './lists.ts'
import { asksToStepUp } from './row.ts'

/** How much waits for somebody like the reader, and the way to it. */
export function WaitingPanel() {
  const { userId, post } = useSession()
  const query = useQuery(teamTasks({ userId, orgCode: post.orgCode, role: post.role }, 'open'))
  const now = useNow()
  return (
    <Panel title="Tasks" action={<Link to={paths.tasks()}>My tasks</Link>}>
      <Loaded query={query} what="what waits for you">
        {({ entries, withheld }) => {
          const open = entries.filter(({ row }) => row.open)
          const escalated = open.filter(({ row }) => row.kind === 'escalation')
          const late = escalated.filter(({ row }) => asksToStepUp(row, now)).length
          const words = [
            countOf(escalated.length, 'escalation waits', 'escalations wait'),
            late > 0 ? `${late} of them overdue` : '',
            open.length > escalated.length
              ? countOf(open.length - escalated.length, 'other task', 'other tasks')
              : '',
            withheld > 0 ? `${withheld} withheld: restricted` : '',
          ]
          return (
            <p>
              <Link to={paths.tasks('teams')}>{words.filter(Boolean).join(', ')}</Link>
            </p>
          )
        }}
      </Loaded>
    </Panel>
  )
}

const countOf = (count: number, one: string, more: string) =>
  count === 0 ? `No ${more}` : `${count} ${count === 1 ? one : more}`
