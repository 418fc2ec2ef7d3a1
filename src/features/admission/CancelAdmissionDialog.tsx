import type { Encounter } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { useCancelAdmission } from './mutations.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** For an admission that never was, or was of somebody else. What was charted meanwhile stays where it is. */
export const CancelAdmissionDialog = ({ patientId, patientLine, stay, onClose }: Props) => (
  <ReasonDialog
    title="Cancel admission"
    submit="Cancel admission"
    save={useCancelAdmission(patientId, stay)}
    onClose={onClose}
  >
    <p>
      {patientLine}. Admitted {formatDateTime(stay.period?.start)}. The stay is kept and marked as entered in
      error; the bed is free again.
    </p>
  </ReasonDialog>
)
