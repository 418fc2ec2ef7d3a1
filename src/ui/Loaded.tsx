import './loaded.css'

import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { clockTime } from '#lib/clock.ts'

type Props<Data> = {
  query: Pick<
    UseQueryResult<Data>,
    'data' | 'error' | 'isPending' | 'isFetching' | 'refetch' | 'dataUpdatedAt'
  >
  /** What is being loaded, in lower case: "allergies" */
  what: string
  children: (data: Data) => ReactNode
}

/**
 * The one place that decides how waiting, failing and out of date look. A failed part says so in its own place and
 * is never blank or empty; old data stays on screen while it refreshes, and says so when the refresh failed.
 */
export function Loaded<Data>({ query, what, children }: Props<Data>) {
  const { data, error, isPending, isFetching, refetch, dataUpdatedAt } = query
  const again = (
    <button type="button" className="button" onClick={() => void refetch()} disabled={isFetching}>
      Try again
    </button>
  )
  if (data !== undefined) {
    return (
      <>
        {error && (
          <div role="alert" className="out-of-date">
            <p>
              Could not refresh {what}. Shown as it was at {clockTime(dataUpdatedAt)}. {error.message}
            </p>
            {again}
          </div>
        )}
        {children(data)}
      </>
    )
  }
  if (error) {
    return (
      <div role="alert" className="could-not-load">
        <p>
          <strong>Could not load {what}.</strong> {error.message}
        </p>
        {again}
      </div>
    )
  }
  return isPending ? (
    <p className="loading" role="status">
      Loading {what}…
    </p>
  ) : null
}
