import { useQuery } from '@tanstack/react-query'

import { useCan } from '#auth/session.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { recordCounts } from './queries.ts'
import { type Since, writtenSince } from './since.ts'

type Props = { patientId: string; since: string }

/** What a human must look through before two records are parted: all of it, as far as their role opens it. */
export function SinceMerge({ patientId, since }: Props) {
  const clinical = useCan('chart.read')
  const merges = useCan('patient.merge')
  const query = useQuery(writtenSince(patientId, since, clinical))
  return (
    <section aria-label="Written since the merge">
      <h3>Written here since the merge</h3>
      <Loaded query={query} what="what was written since">
        {(written) => <Entries written={written} clinical={clinical} />}
      </Loaded>
      {!clinical && merges && <Counts patientId={patientId} since={since} />}
    </section>
  )
}

function Entries({ written: { entries, withheld }, clinical }: { written: Since; clinical: boolean }) {
  return (
    <>
      {entries.length === 0 && <p>{clinical ? 'Nothing.' : 'Nothing of administration.'}</p>}
      <ul className="since-merge">
        {entries.map(({ id, kind, words, source }) => (
          <li key={id}>
            {[kind, words].filter(Boolean).join(': ')}
            <span className="second-line">{source}</span>
          </li>
        ))}
      </ul>
      {withheld > 0 && <p className="notice warning">{withheld} more are very restricted and not shown.</p>}
    </>
  )
}

/** The desk reads nothing clinical: it is told how much there is, so that somebody else looks. */
function Counts({ patientId, since }: Props) {
  const query = useQuery({
    queryKey: ['patient', patientId, 'counts-since-merge', since],
    queryFn: () => recordCounts(patientId, since),
  })
  return (
    <Loaded query={query} what="how much was written since">
      {(counts) => (
        <p>
          In all:{' '}
          {counts
            .filter(({ count }) => count > 0)
            .map(({ label, count }) => `${label} ${count}`)
            .join(', ') || 'nothing'}
          . What is clinical, somebody who opens the chart must look through: it is listed there, under{' '}
          <em>Merged records</em>.
        </p>
      )}
    </Loaded>
  )
}
