import { CorrectTimesDialog } from '#features/stay-corrections/CorrectTimesDialog.tsx'

import { OverEntry } from './OverEntry.tsx'

export function Component() {
  return (
    <OverEntry section="visits" type="Encounter" title="Correct times">
      {(stay, { patientId, patientLine, onClose }) => (
        <CorrectTimesDialog {...{ patientId, patientLine, stay, onClose }} />
      )}
    </OverEntry>
  )
}
