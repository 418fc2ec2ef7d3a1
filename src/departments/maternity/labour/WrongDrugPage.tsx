import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import type { Stored } from '#fhir/client.ts'
import type { MedicationAdministration } from 'fhir/r4'

import { drugInError } from './acts.ts'
import { labourKey } from './queries.ts'
import { drugRows } from './rows.ts'

const title = 'Mark drug in error'

export const Component = () => (
  <OverEntry section="maternity" view="labour" type="MedicationAdministration" title={title}>
    {(seen, dialog) => <Wrong {...dialog} seen={seen} />}
  </OverEntry>
)

function Wrong({
  patientId,
  patientLine,
  onClose,
  seen,
}: DialogParts & { seen: Stored<MedicationAdministration> }) {
  const save = useAct(patientId, ({ reason }: Reason, actor) => drugInError(seen, reason, actor), [
    labourKey(patientId),
    ['patient', patientId, 'medications'],
  ])
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Marking…"
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={seen} toRows={drugRows} save={save} />
    </ReasonDialog>
  )
}
