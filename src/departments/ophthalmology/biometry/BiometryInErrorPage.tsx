import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { eyeSurgery } from '#departments/ophthalmology/cataract/queries.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'

import { biometryRows } from './biometry-rows.ts'

const title = 'Mark biometry in error'

/** Of one eye; a lens that was chosen by it stays, and is chosen again by who looks at the new one. */
export const Component = () => (
  <OverEntry section="ophthalmology" view="surgery" type="Observation" title={title}>
    {(seen, { patientId, patientLine, onClose }) => (
      <InErrorDialog
        patientId={patientId}
        patientLine={patientLine}
        title={title}
        seen={seen}
        toRows={biometryRows}
        list={eyeSurgery(patientId).queryKey}
        onClose={onClose}
      />
    )}
  </OverEntry>
)
