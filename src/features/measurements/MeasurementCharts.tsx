import { useQuery } from '@tanstack/react-query'

import { formatDateTime } from '#fhir/dates.ts'
import { TimeChart } from '#ui/chart/TimeChart.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { boundWords } from './bound-words.ts'
import type { Group } from './groups.ts'
import { MeasuredEntries } from './MeasuredEntries.tsx'
import { isEmpty, type Measurements } from './model.ts'
import { type Count, measurements } from './queries.ts'

type Props = { patientId: string; group: Group; count: Count }

/** One group over its own axis of time; nothing at all where nothing is recorded, for the panel says so at its end. */
export function MeasurementCharts({ patientId, group, count }: Props) {
  const query = useQuery(measurements(patientId, group, count))
  if (query.data && isEmpty(query.data) && !query.error) return null
  return (
    <section aria-label={group.title} className="measurement">
      <h3>{group.title}</h3>
      <Loaded query={query} what={group.title.toLowerCase()}>
        {(found) => (
          <>
            <TimeChart label={group.title} strips={found.strips} />
            <p className="quiet-text">{boundWords(found, count)}</p>
            <Struck struck={found.struck} />
            <MeasuredEntries patientId={patientId} title={group.title} entries={found.entries} />
          </>
        )}
      </Loaded>
    </section>
  )
}

/** Taken back, kept and explained, as a set of observations is. */
function Struck({ struck }: Pick<Measurements, 'struck'>) {
  if (struck.length === 0) return null
  return (
    <ul className="measurement-struck">
      {struck.map(({ id, words, struck: { words: how, by, at, reason } }) => (
        <li key={id}>
          <span className="visually-hidden">No longer valid: </span>
          <s>{words}</s>{' '}
          <span className="quiet-text">
            {[how, by && `by ${by}`, at && formatDateTime(at)].filter(Boolean).join(' ')}:{' '}
            {reason ?? 'reason not recorded'}
          </span>
        </li>
      ))}
    </ul>
  )
}
