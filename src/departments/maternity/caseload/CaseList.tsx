import { useInfiniteQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { londonDate } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { caseList, inList, type List, type ListName, lists } from './lists.ts'
import { CaseTable } from './CaseTable.tsx'

/** One of the lists: who is in it among the pregnancies read so far, and whether there are more to read. */
export function CaseList({ name }: { name: ListName }) {
  const { post, userId } = useSession()
  const query = useInfiniteQuery(caseList(name, { orgCode: post.orgCode, user: userId }))
  const today = londonDate(new Date(useNow()))
  const { title, none, but }: List = lists[name]
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  return (
    <Panel title={title}>
      <Loaded query={query} what={title.toLowerCase()}>
        {({ pages }) => {
          const rows = inList(name, pages, today)
          const withheld = pages.reduce((sum, page) => sum + page.withheld, 0)
          return (
            <>
              {rows.length > 0 && <CaseTable label={title} rows={rows} today={today} />}
              {rows.length === 0 && <p>{hasNextPage ? 'Nobody among those read so far.' : none}</p>}
              <p className="quiet-text">
                {hasNextPage
                  ? `${rows.length} so far: there are more pregnancies to read.`
                  : `${rows.length} in all.`}
                {withheld > 0 && ` ${withheld} entries are withheld: restricted.`} {but}
              </p>
              {hasNextPage && (
                <button
                  type="button"
                  className="button"
                  disabled={isFetchingNextPage}
                  onClick={() => void fetchNextPage()}
                >
                  {isFetchingNextPage ? 'Reading on…' : 'Read on'}
                </button>
              )}
              {isFetchNextPageError && !isFetchingNextPage && (
                <p role="alert">Could not read on: the list above is not whole. Try again.</p>
              )}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
