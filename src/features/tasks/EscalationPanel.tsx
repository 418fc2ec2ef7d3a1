import './tasks.css'

import { useQuery } from '@tanstack/react-query'

import { useChanges } from '#clinical/entries/use-changes.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { closedHours, escalationsOf } from './lists.ts'
import { TaskLine } from './TaskLine.tsx'

type Props = { patientId: string; toTask: (taskId: string) => string }

/** Who has to be told about this patient, who was, and who comes; what was closed in the last day stands below. */
export function EscalationPanel({ patientId, toTask }: Props) {
  const query = useQuery(escalationsOf(patientId))
  const again = () => void query.refetch()
  useChanges(
    { patients: [patientId], places: [] },
    {
      askedAt: () => query.dataUpdatedAt || undefined,
      onChanges: (changes) => changes.some(({ type }) => type === 'Task') && again(),
      onGap: again,
    },
  )
  const now = useNow()
  return (
    <Panel title="Escalation">
      <Loaded query={query} what="escalations">
        {(list) => {
          const open = list.entries.filter((one) => one.open)
          const closed = list.entries.filter((one) => !one.open)
          const lines = (rows: typeof open) => (
            <ul className="lines">
              {rows.map((row) => (
                <li key={row.id}>
                  <TaskLine row={row} to={toTask(row.id)} now={now} />
                </li>
              ))}
            </ul>
          )
          return (
            <>
              {open.length === 0 && list.withheld + list.unreadable === 0 && <p>Nothing is escalated now</p>}
              {open.length > 0 && lines(open)}
              {closed.length > 0 && (
                <details className="task-closed">
                  <summary>{`Closed in the last ${closedHours} hours (${closed.length})`}</summary>
                  {lines(closed)}
                </details>
              )}
              <ListNotes of={list} />
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
