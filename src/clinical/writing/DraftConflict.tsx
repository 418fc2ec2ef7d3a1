import type { Composition } from 'fhir/r4'
import type { ReactNode } from 'react'

import { draftOwner } from '#auth/permissions.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import type { SaveState } from './autosave.ts'
import { ChangedElsewhere } from './draft-keeper.ts'

type Props = {
  state: SaveState
  /** Their version, to be read */
  theirs: (composition: Stored<Composition>) => ReactNode
  onKeepMine: (theirs: Stored<Composition>) => void
  onTakeTheirs: (theirs: Stored<Composition>) => void
  /** What is written here becomes a draft of its own, where there may be several */
  onNew?: () => void
}

/** The same draft, open in two places: both versions are in sight, and the writer decides (hazard H11). */
export function DraftConflict({ state, theirs, onKeepMine, onTakeTheirs, onNew }: Props) {
  const other =
    'refused' in state && state.refused instanceof ChangedElsewhere ? state.refused.theirs : undefined
  if (!other) return null
  const open = draftOwner(other) !== undefined && other.status === 'preliminary'
  return (
    <div role="alert" className="draft-conflict">
      <p>
        <strong>Not saved.</strong>{' '}
        {open
          ? 'You have changed this draft in another window meanwhile. What you have written here is below, as it was.'
          : 'This draft has been signed or discarded in another window. What you have written here is below, as it was.'}
      </p>
      <section aria-label="As it is in the record">
        <h3>
          As it is in the record{' '}
          <span className="second-line">{formatDateTime(other.meta?.lastUpdated ?? other.date)}</span>
        </h3>
        {theirs(other)}
      </section>
      <p className="buttons">
        {open && (
          <>
            <button type="button" className="button" onClick={() => onKeepMine(other)}>
              Keep what is written here
            </button>
            <button type="button" className="button" onClick={() => onTakeTheirs(other)}>
              Take the one in the record
            </button>
          </>
        )}
        {onNew && (
          <button type="button" className="button" onClick={onNew}>
            Keep both: make mine another draft
          </button>
        )}
      </p>
    </div>
  )
}
