import type { QueryExecuteOptions, QueryKey } from '@tanstack/react-query'

import { queryClient } from '#lib/query-client.ts'

/** Started, not awaited: its panel tells of its own failure. All started in one tick travel as one batch. */
export function prefetch<Fn, E, Data, QueryData, Key extends QueryKey>(
  options: QueryExecuteOptions<Fn, E, Data, QueryData, Key>,
) {
  queryClient.query(options).catch(() => undefined)
}
