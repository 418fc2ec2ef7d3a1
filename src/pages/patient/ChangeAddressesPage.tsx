import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { AddressesDialog } from '#features/people-and-places/AddressesDialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const onClose = useCloseTo('details')
  return (
    <OneEntryDialog
      patientId={patientId}
      type="Patient"
      id={patientId}
      title="Change addresses"
      onClose={onClose}
    >
      {(seen) => <AddressesDialog seen={seen} onClose={onClose} />}
    </OneEntryDialog>
  )
}
