import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { PeopleDialog } from '#features/people-and-places/PeopleDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const onClose = useCloseTo('details')
  return (
    <OneEntryDialog
      patientId={patientId}
      type="Patient"
      id={patientId}
      title="Change people to contact"
      onClose={onClose}
    >
      {(seen) => <PeopleDialog seen={seen} onClose={onClose} />}
    </OneEntryDialog>
  )
}
