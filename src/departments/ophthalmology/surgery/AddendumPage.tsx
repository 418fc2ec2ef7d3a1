import type { Procedure } from 'fhir/r4'

import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { listOf } from '#clinical/entries/lenient.ts'
import { useListingAct } from '#departments/ophthalmology/cataract/use-listing-act.ts'
import type { Stored } from '#fhir/client.ts'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'

import { operationRows } from './operation-rows.ts'

const title = 'Add to operation note'

/** A signed note is not rewritten: what was left out or was wrong is said below it, by whom and when. */
export const Component = () => (
  <OverEntry section="ophthalmology" view="surgery" type="Procedure" title={title}>
    {(seen, dialog) => <Add seen={seen} {...dialog} />}
  </OverEntry>
)

function Add({ seen, patientId, patientLine, onClose }: DialogParts & { seen: Stored<Procedure> }) {
  const save = useListingAct(patientId, ({ reason }: Reason, { session, now }) => ({
    change: [
      {
        seen,
        to: {
          ...seen,
          note: [
            ...listOf(seen.note),
            { authorReference: recordedBy(session), time: now.toISOString(), text: reason },
          ],
        },
      },
    ],
  }))
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Adding…"
      save={save}
      onClose={onClose}
      label="What is added"
      hint="It stands below the note with your name and the time."
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={seen} toRows={operationRows} save={save} />
    </ReasonDialog>
  )
}
