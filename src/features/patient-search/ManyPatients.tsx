import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

import { useTakeInHand } from '#clinical/entries/list-in-hand.ts'
import { rowsOf, withheldOf } from '#clinical/entries/long-search.ts'
import { queryClient } from '#lib/query-client.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { LongListFoot } from '#ui/long-list/LongListFoot.tsx'
import { rangeWords } from '#ui/long-list/range-words.ts'

import { PatientsTable } from './PatientsTable.tsx'
import type { everyoneFound } from './queries.ts'
import type { QueryWords } from './query-words.ts'
import { searchedFor } from './searches.ts'

type Props = { words: QueryWords; everyone: NonNullable<ReturnType<typeof everyoneFound>> }

/** More than fit on a page: all of them, as one scrolls, and how many they are. */
export function ManyPatients({ words, everyone }: Props) {
  const query = useInfiniteQuery(everyone.rows)
  const { data: count } = useQuery({ ...everyone.count, enabled: !query.isPending })
  const patients = query.data ? rowsOf(query.data) : []
  const sought = useTakeInHand(
    'the search',
    paths.patients(),
    patients.map(({ id }) => id),
  )
  const range = rangeWords(patients.length, count, query.hasNextPage)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  return (
    <Loaded query={query} what="the patients who fit">
      {(list) => {
        const withheld = withheldOf(list)
        return (
          <div>
            <p role="status" className="long-list-range">
              <strong>
                {count === undefined ? 'Many patients' : `${count.toLocaleString('en-GB')} patients`}
              </strong>{' '}
              <span className="quiet-text">
                for {searchedFor(words)}. {range}
                {withheld > 0 && ` · ${withheld} withheld: restricted`}
              </span>
            </p>
            <PatientsTable
              patients={patients}
              restricted={hasNextPage ? [] : list.pages.flatMap(({ withheldPatients }) => withheldPatients)}
              label="Patients"
              long={{
                address: `patients ${JSON.stringify(words)}`,
                count,
                sought,
                onNearEnd: () => {
                  if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
                },
              }}
            />
            <LongListFoot
              query={query}
              what="the patients"
              range={range}
              onAnew={() => void queryClient.resetQueries({ queryKey: everyone.rows.queryKey, exact: true })}
            />
          </div>
        )
      }}
    </Loaded>
  )
}
