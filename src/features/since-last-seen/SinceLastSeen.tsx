import './since-last-seen.css'

import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link } from 'react-router'

import { agoWords } from '#clinical/observations/due-words.ts'
import { lastSeen } from '#clinical/patient/last-seen.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'

import type { Changes } from './model.ts'
import { changesSince } from './queries.ts'

/** One line: what is new or changed since this reader last opened this summary, wherever that was. */
export function SinceLastSeen({ patientId }: { patientId: string }) {
  const seen = useQuery(lastSeen(patientId))
  const at = seen.data?.at
  const changes = useQuery(changesSince(patientId, at))
  return (
    <section className="since-last-seen" aria-label="Since you last looked">
      <Loaded query={seen} what="when you last looked">
        {() =>
          at === undefined ? (
            <p>You have not opened this summary before.</p>
          ) : (
            <Loaded query={changes} what="what is new since you last looked">
              {(known) => <Line patientId={patientId} at={at} changes={known} />}
            </Loaded>
          )
        }
      </Loaded>
    </section>
  )
}

function Line({ patientId, at, changes }: { patientId: string; at: string; changes: Changes }) {
  const now = useNow()
  const { changed, unknown, withheld } = changes
  return (
    <p>
      <strong>Since you last looked</strong>{' '}
      <span className="quiet-text">
        ({formatDateTime(at)}, {agoWords(Date.parse(at), now)})
      </span>
      :{' '}
      {changed.length === 0
        ? unknown.length === 0
          ? 'nothing is new or changed'
          : 'nothing else is known to be new or changed'
        : 'new or changed: '}
      {changed.map(({ words, section }, index) => (
        <Fragment key={words}>
          {index > 0 && ', '}
          {section === 'summary' ? words : <Link to={paths.chart(patientId, section)}>{words}</Link>}
        </Fragment>
      ))}
      .
      {unknown.length > 0 && (
        <strong className="since-unknown"> Could not be checked: {unknown.join(', ')}.</strong>
      )}
      {withheld > 0 &&
        ` ${withheld === 1 ? '1 more entry is' : `${withheld} more entries are`} withheld: restricted.`}
    </p>
  )
}
