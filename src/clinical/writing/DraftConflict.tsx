import type { ReactNode } from 'react'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { type Draft, isOpen } from './draft-keeper.ts'

type Props<D extends Draft> = {
  theirs: Stored<D>
  /** Their version, to be read */
  show: (theirs: Stored<D>) => ReactNode
  onKeepMine: (theirs: Stored<D>) => void
  onTakeTheirs: (theirs: Stored<D>) => void
  /** What is written here becomes a draft of its own, where there may be several */
  onNew?: () => void
}

/** The same draft, open in two places: both versions are in sight, and the writer decides (hazard H11). */
export function DraftConflict<D extends Draft>({ theirs, show, onKeepMine, onTakeTheirs, onNew }: Props<D>) {
  const open = isOpen(theirs)
  return (
    <div role="alert" className="draft-conflict">
      <p>
        <strong>Not saved.</strong>{' '}
        {open
          ? 'This draft has been changed in another window meanwhile. What you have written here is below, as it was.'
          : 'This draft has been signed or discarded in another window. What you have written here is below, as it was.'}
      </p>
      <section aria-label="As it is in the record">
        <h3>
          As it is in the record{' '}
          <span className="second-line">{formatDateTime(theirs.meta?.lastUpdated)}</span>
        </h3>
        {show(theirs)}
      </section>
      <p className="buttons">
        {open && (
          <>
            <button type="button" className="button" onClick={() => onKeepMine(theirs)}>
              Keep what is written here
            </button>
            <button type="button" className="button" onClick={() => onTakeTheirs(theirs)}>
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
