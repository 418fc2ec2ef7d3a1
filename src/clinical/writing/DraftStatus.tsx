import { formatDateTime } from '#fhir/dates.ts'
import { clockTime } from '#lib/clock.ts'

import type { SaveState } from './autosave.ts'

/** How far the words have got, for the head of the workspace. */
export function DraftStatus({ state, keptAt }: { state: SaveState; keptAt?: string | undefined }) {
  return (
    <span className="draft-status" role="status" data-status={state.status}>
      {state.status === 'untouched' && keptAt ? `Saved as draft ${formatDateTime(keptAt)}` : words(state)}
    </span>
  )
}

function words(state: SaveState): string {
  switch (state.status) {
    case 'untouched':
      return ''
    case 'typed':
      return 'Not saved yet'
    case 'saving':
      return 'Saving…'
    case 'saved':
      return `Saved as draft ${clockTime(state.at)}`
    case 'not saved':
      return 'Not saved'
  }
}

/** Why the words are not in the record; they stay where they were typed. */
export function DraftRefused({ state, onAgain }: { state: SaveState; onAgain: () => void }) {
  const refused = 'refused' in state ? state.refused : undefined
  return refused ? (
    <div role="alert" className="notice not-saved">
      <p>
        <strong>Not saved.</strong> {refused.message} What you have written is still here.
      </p>
      <button type="button" className="button small" onClick={onAgain}>
        Try again
      </button>
    </div>
  ) : null
}
