import { Loaded } from '#ui/Loaded.tsx'

import type { PartState } from './use-timeline.ts'

/** What is still on its way, and what could not be loaded, each by its name; the other parts are shown meanwhile. */
export function PartNotices({ parts }: { parts: readonly PartState[] }) {
  const waiting = parts.filter(({ windows }) => windows.isPending).map(({ part }) => part.words)
  return (
    <>
      {waiting.length > 0 && (
        <p className="loading" role="status">
          Loading {waiting.length === parts.length ? 'the timeline' : waiting.join(', ')}…
        </p>
      )}
      {parts.map((state) => (
        <PartNotice key={state.part.type} state={state} />
      ))}
    </>
  )
}

function PartNotice({ state: { part, windows, undated } }: { state: PartState }) {
  if (windows.isPending) return null
  if (windows.isFetchNextPageError)
    return (
      <div role="alert" className="out-of-date">
        <p>
          Could not load earlier {part.words}. {windows.error.message}
        </p>
        <button
          type="button"
          className="button"
          disabled={windows.isFetching}
          onClick={() => void windows.fetchNextPage()}
        >
          Try again
        </button>
      </div>
    )
  return (
    <>
      <Loaded query={windows} what={part.words}>
        {() => null}
      </Loaded>
      {undated.error && (
        <Loaded query={undated} what={`${part.words} without a date`}>
          {() => null}
        </Loaded>
      )}
    </>
  )
}
