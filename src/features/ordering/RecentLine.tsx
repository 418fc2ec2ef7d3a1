import type { UseQueryResult } from '@tanstack/react-query'

import { agoWords } from '#clinical/observations/due-words.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { TextField } from '#ui/fields.tsx'

import type { Orderable } from './catalogue.ts'
import { before, isTooSoon, lastTime, type Recent } from './recent.ts'

type Props = {
  query: UseQueryResult<Recent>
  /** The request itself, which is no earlier one */
  entryId: string
  orderable: Orderable
  repeatField: string
}

/** What is known from before, beside the request and never over it (hazard H16). A check that failed says so. */
export function RecentLine({ query, entryId, orderable, repeatField }: Props) {
  const now = useNow()
  const { data, error, refetch, isFetching } = query
  if (!data)
    return error ? (
      <p role="alert" className="request-before">
        Not checked for earlier requests. {error.message}{' '}
        <button type="button" className="button small" disabled={isFetching} onClick={() => void refetch()}>
          Try again
        </button>
      </p>
    ) : (
      <p className="request-before quiet-text">Looking for earlier requests…</p>
    )
  const recent = before(data, entryId)
  const soon = isTooSoon(orderable, recent, now)
  const last = lastTime(recent)
  if (last === undefined) return <p className="request-before quiet-text">Not requested or resulted before</p>
  return (
    <div className={soon ? 'request-before soon' : 'request-before'}>
      {soon && (
        <p>
          <strong>
            Already {recent.asked[0]?.resulted === false ? 'requested' : 'done'} {agoWords(last, now)}.
          </strong>{' '}
          Usual interval {orderable.interval?.words} (catalogue).
        </p>
      )}
      <Values recent={recent} now={now} />
      <Asked recent={recent} now={now} />
      {soon && <TextField name={repeatField} label="Why again so soon?" maxLength={200} />}
    </div>
  )
}

function Values({ recent: { values, report }, now }: { recent: Recent; now: number }) {
  if (report)
    return (
      <p>
        Last report {dated(report.when, now)}: {report.says || 'no conclusion in words'}
      </p>
    )
  if (values.length === 0) return null
  const when = values[0]?.when
  return (
    <p>
      Last {dated(when, now)}:{' '}
      {values.slice(0, 3).map(({ name, value, mark, when: at }, index) => (
        <span key={name} className="recent-value">
          {index > 0 && ' · '}
          {name} <strong>{value}</strong>
          {mark.level !== 'unmarked' && mark.words !== 'Normal' && ` ${mark.words}`}
          {at !== when && ` (${formatDateTime(at)})`}
        </span>
      ))}
    </p>
  )
}

function Asked({ recent, now }: { recent: Recent; now: number }) {
  const [asked] = recent.asked
  if (!asked) return null
  return (
    <p>
      Requested {dated(asked.when, now)}
      {asked.by && ` by ${asked.by}`}
      {!asked.resulted && ', no result yet'}
    </p>
  )
}

function dated(when: string | undefined, now: number): string {
  const time = when ? Date.parse(when) : Number.NaN
  const written = formatDateTime(when, 'on a date not known')
  return Number.isFinite(time) ? `${written} (${agoWords(time, now)})` : written
}
