import { AdmitDialog } from '#features/admission/AdmitDialog.tsx'

import { offList } from './off-list.ts'
import { OverEntry } from './OverEntry.tsx'
import { WithKeptPlace } from './WithKeptPlace.tsx'

/** A planned stay begins: with the bed that is kept for it, where there is one. */
export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Admit patient">
      {(stay, { patient, onClose }) => (
        <WithKeptPlace title="Admit patient" stay={stay} onClose={onClose}>
          {(place) => <AdmitDialog {...{ patient, offList, onClose }} planned={{ stay, place }} />}
        </WithKeptPlace>
      )}
    </OverEntry>
  )
}
