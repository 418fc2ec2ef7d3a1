import '#ui/scores.css'

import { dueWords } from '#clinical/observations/due-words.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { asksToStepUp, type TaskRow } from './row.ts'

/** When it is due, in words; overdue escalations say what to do about it. */
export function TaskClock({ row, now }: { row: TaskRow; now: number }) {
  if (!row.open) return <span className="due">{row.status}</span>
  if (row.dueAt === undefined) return <span className="quiet-text">no time</span>
  const { urgency, words } = dueWords({ at: row.dueAt, overdueAt: row.dueAt, words: '' }, now)
  return (
    <time className={`due ${urgency}`} dateTime={row.due} title={formatDateTime(row.due)}>
      {words}
      {asksToStepUp(row, now) && (
        <>
          , <span className="nowrap">step up</span>
        </>
      )}
    </time>
  )
}
