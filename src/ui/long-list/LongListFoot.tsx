type Props = {
  query: {
    error: Error | null
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    fetchNextPage: () => Promise<unknown>
  }
  /** What is listed, in lower case: "the waiting list" */
  what: string
  /** "1 to 200 of 10,289" */
  range: string
  onAnew: () => void
}

/** Below the rows that are there: which of how many they are, and whether more come, could not be had, or are not there. */
export function LongListFoot({ query, what, range, onAnew }: Props) {
  const { error, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  return (
    <div className="long-list-foot">
      <span>{range}</span>
      {isFetchingNextPage && <span role="status">Loading more of {what}…</span>}
      {!hasNextPage && <span className="quiet-text">The end of the list.</span>}
      {isFetchNextPageError && !isFetchingNextPage && (
        <div role="alert" className="could-not-load">
          <p>
            <strong>Could not load more of {what}.</strong> {error?.message}
          </p>
          <span className="buttons">
            <button type="button" className="button" onClick={() => void fetchNextPage()}>
              Try again
            </button>
            <button type="button" className="button quiet" onClick={onAnew}>
              Begin again at the top
            </button>
          </span>
        </div>
      )}
    </div>
  )
}
