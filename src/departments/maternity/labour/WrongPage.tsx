import { InErrorDialog } from '#clinical/acts/InErrorDialog.tsx'
import { OverEntry } from '#pages/patient/OverEntry.tsx'

import { labourKey } from './queries.ts'
import { entryRows } from './rows.ts'

const title = 'Mark entry in error'

/** Takes back one thing that was charted in labour. */
export const Component = () => (
  <OverEntry section="maternity" view="labour" type="Observation" title={title}>
    {(seen, { patientId, patientLine, onClose }) => (
      <InErrorDialog
        patientId={patientId}
        patientLine={patientLine}
        title={title}
        seen={seen}
        toRows={entryRows}
        list={labourKey(patientId)}
        onClose={onClose}
      />
    )}
  </OverEntry>
)
