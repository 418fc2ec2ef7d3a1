import { eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'

import type { Standing } from './course.ts'
import { daysBetween, lateWords, treatBy, weeksBetween } from './interval.ts'
import { wetAmd } from './planning.ts'

/** Where a course stands, in words: which eye, what was given, what is due and since when. */
export function CourseLine({ standing }: { standing: Standing }) {
  const today = londonDate(new Date(useNow()))
  const { course, given, last, missed, planned } = standing
  return (
    <div className="course-line">
      <p>
        <strong>{course.eye ? eyeWords[course.eye] : 'Eye not recorded'}</strong>: {course.agent},{' '}
        {course.indication}
      </p>
      <p>
        {given === 0 ? 'None given yet' : `${given} given, last ${formatDate(last)}`}
        {last && `, ${weeksBetween(last, today)} weeks ago`}
        {planned !== undefined && `; planned after ${planned} weeks`}
      </p>
      <p>
        <DueWords standing={standing} today={today} />
      </p>
      {missed.map(({ id, when, reason }) => (
        <p key={id}>
          <span className="badge warning">No injection</span> {formatDate(when)}: {reason}
        </p>
      ))}
    </div>
  )
}

function DueWords({ standing: { due, course, given }, today }: { standing: Standing; today: string }) {
  const on = due?.occurrenceDateTime
  const late = daysBetween(on, today) ?? 0
  const by =
    given === 0 && course.indication === wetAmd && course.referred ? treatBy(course.referred) : undefined
  return (
    <>
      {on ? `Due ${formatDate(on)}` : 'Nothing is due'}{' '}
      {late > 0 && <span className="badge danger">Overdue {lateWords(late)}</span>}
      {by && (
        <>
          {' '}
          <span className={today > by ? 'badge danger' : 'badge warning'}>
            {today > by ? 'Should have been treated by' : 'New wet AMD: treat by'} {formatDate(by)}
          </span>
        </>
      )}
    </>
  )
}
