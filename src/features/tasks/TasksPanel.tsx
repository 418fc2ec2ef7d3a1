import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { taskRows } from './model.ts'
import { outstandingTasks } from './queries.ts'

type Props = { patientId: string; toTask: (taskId: string) => string; action: ReactNode }

/** What somebody still has to do about this patient, and who. */
export function TasksPanel({ patientId, toTask, action }: Props) {
  const query = useQuery(outstandingTasks(patientId))
  const now = useNow()
  return (
    <Panel title="Outstanding tasks" action={action}>
      <Loaded query={query} what="tasks">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No tasks outstanding</p>}
            <Lines of={list.entries}>
              {({ id, kind, what, status, owner, due }) => {
                const overdue = due !== undefined && Date.parse(due) < now
                return (
                  <div className="entry-row">
                    <div>
                      {kind === 'escalation' && 'Escalation: '}
                      <Link to={toTask(id)}>{what}</Link>{' '}
                      {overdue && <span className="badge warning">Overdue</span>}
                      <span className="second-line">
                        {[status, owner?.who ?? 'nobody named', due && `due ${formatDateTime(due)}`]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </div>
                    <AboutButton patientId={patientId} type="Task" id={id} what={what} toRows={taskRows} />
                  </div>
                )
              }}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
