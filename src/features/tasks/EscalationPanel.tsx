import './tasks.css'

import { useQuery } from '@tanstack/react-query'

import type { Entries } from '#clinical/entries/entries.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { closedHours, escalationsOf } from './lists.ts'
import type { TaskRow } from './row.ts'
import { TaskLine } from './TaskLine.tsx'

type Props = { patientId: string; toTask: (taskId: string) => string }

/**
 * Who has to be told about this patient, who was, and who comes; what was closed in the last day stands below. It is live with
 * the observations it stands over: one line to the change feed tells of both.
 */
export function EscalationPanel({ patientId, toTask }: Props) {
  const query = useQuery(escalationsOf(patientId))
  const now = useNow()
  const lines = (rows: readonly TaskRow[]) => (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <TaskLine row={row} to={toTask(row.id)} now={now} />
        </li>
      ))}
    </ul>
  )
  const content = (list: Entries<TaskRow>) => {
    const open = list.entries.filter((one) => one.open)
    const closed = list.entries.filter((one) => !one.open)
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
  }
  const isQuiet = query.data && !query.error && !query.data.entries.some((one) => one.open)
  // Most charts have none: one line of it, so that the readings stay where they were.
  if (isQuiet)
    return (
      <section className="panel escalation-quiet" aria-label="Escalation">
        {content(query.data)}
      </section>
    )
  return (
    <Panel title="Escalation">
      <Loaded query={query} what="escalations">
        {content}
      </Loaded>
    </Panel>
  )
}
