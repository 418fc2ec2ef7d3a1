import { UndoDialog } from '#features/stay-corrections/UndoDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Cancel last step">
      {(stay, { patientId, patientLine, onClose }) => (
        <UndoDialog {...{ patientId, patientLine, stay, onClose }} />
      )}
    </OverEntry>
  )
}
