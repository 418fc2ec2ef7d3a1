import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query'

import { fhir, type Page, type ResourceOf, type ResourceType, type SearchParams } from '#fhir/client.ts'

/** One page of a long list, and when it was asked for (ms since 1970). */
export type RowsPage<Row> = {
  rows: Row[]
  withheld: number
  withheldPatients: string[]
  next: string | undefined
  at: number
}

type Asked<T extends ResourceType, Row> = {
  key: readonly unknown[]
  type: T
  params: () => SearchParams | Promise<SearchParams>
  /** How many in a page */
  size: number
  posted?: boolean
  toRows: (found: Page<ResourceOf<T>>) => Row[]
}

/**
 * A search of thousands, page after page as somebody reads on: each from where the server says the one before it ends,
 * in the server's order. What is there stays as it was asked for: whoever shows it follows the changes.
 */
export const longSearch = <T extends ResourceType, Row>(asked: Asked<T, Row>) =>
  infiniteQueryOptions({
    queryKey: asked.key,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<RowsPage<Row>> => {
      const at = Date.now()
      const found = await fhir.page(asked.type, await asked.params(), asked.size, {
        signal,
        ...(asked.posted ? { posted: true } : {}),
        ...(pageParam ? { from: pageParam } : {}),
      })
      const { withheld, withheldPatients, next } = found
      return { rows: asked.toRows(found), withheld, withheldPatients, next, at }
    },
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    // every page would be asked for again
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 30 * 60_000,
  })

export type LongList<Row> = InfiniteData<RowsPage<Row>>

export const rowsOf = <Row>({ pages }: LongList<Row>): Row[] => pages.flatMap(({ rows }) => rows)

export const withheldOf = ({ pages }: LongList<unknown>): number =>
  pages.reduce((sum, { withheld }) => sum + withheld, 0)

/** The same list with what changed in its place; rows that are not in it are nowhere. */
export function withChanged<Row extends { id: string }>(
  list: LongList<Row>,
  changed: ReadonlyMap<string, Row>,
): LongList<Row> {
  const anew = (row: Row) => changed.get(row.id) ?? row
  return {
    ...list,
    pages: list.pages.map((page) =>
      page.rows.some(({ id }) => changed.has(id)) ? { ...page, rows: page.rows.map(anew) } : page,
    ),
  }
}
