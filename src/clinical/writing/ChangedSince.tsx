import { queryOptions, useQuery } from '@tanstack/react-query'

import { useCan } from '#auth/session.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { type Draft, entryIdOf } from './draft-keeper.ts'
import { allergyWords, sourcesOf, staleIn, there } from './sources.ts'

type Props = { patientId: string; stored: readonly Draft[] }

/** A draft that is gone on with: what it was written from may no longer be so. */
export function ChangedSince({ patientId, stored }: Props) {
  const written = stored
    .map(({ meta }) => meta?.lastUpdated ?? '')
    .toSorted()
    .at(-1)
  // whoever sees no chart has written nothing from it
  const reads = useCan('chart.read')
  return written && reads ? <Checked patientId={patientId} stored={stored} written={written} /> : null
}

function Checked({ patientId, stored, written }: Props & { written: string }) {
  const { data, error, refetch, isFetching } = useQuery(changedSince(patientId, stored, written))
  if (error)
    return (
      <div role="alert" className="notice warning">
        <p>
          Could not check what has changed since this was last written. {error.message}{' '}
          <button type="button" className="button small" disabled={isFetching} onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      </div>
    )
  if (!data || data.allergies.length + data.stale.length === 0) return null
  return (
    <section className="notice warning" aria-label="Changed since this was written">
      <div>
        <p>
          <strong>The record has changed since this was written</strong> ({formatDateTime(written)}):
        </p>
        <ul>
          {data.allergies.map((words) => (
            <li key={words}>Allergies: {words}</li>
          ))}
          {data.stale.map(({ said, how }) => (
            <li key={`${said} ${how}`}>
              {said}: {how}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** Asked once, when the draft is opened. */
const changedSince = (patientId: string, stored: readonly Draft[], written: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'changed-since', stored.map(entryIdOf), written],
    queryFn: async () => {
      const sources = new Map(
        stored.flatMap((one) => (one.resourceType === 'Composition' ? [...sourcesOf(one)] : [])),
      )
      const [allergies, ...now] = await Promise.all([
        searchAbout('AllergyIntolerance', patientId, { _lastUpdated: `gt${written}` }),
        ...[...sources.keys()].map(async (address) => [address, await there(address, patientId)] as const),
      ])
      return {
        // a search may know whole seconds only
        allergies: allergies.resources
          .filter(({ meta }) => Date.parse(meta?.lastUpdated ?? '') > Date.parse(written))
          .map((one) => `${allergyWords(one)} (${formatDateTime(one.meta?.lastUpdated)})`),
        stale: staleIn(sources, new Map(now), written),
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })
