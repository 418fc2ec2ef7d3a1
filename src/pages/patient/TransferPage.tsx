import { TransferDialog } from '#features/admission/TransferDialog.tsx'

import { OverEntry } from './OverEntry.tsx'
import { WithKeptPlace } from './WithKeptPlace.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Transfer patient">
      {(stay, { patient, onClose }) => (
        <WithKeptPlace title="Transfer patient" stay={stay} onClose={onClose}>
          {(place) => <TransferDialog {...{ patient, stay, place, onClose }} />}
        </WithKeptPlace>
      )}
    </OverEntry>
  )
}
