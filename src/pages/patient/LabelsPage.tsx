import { useCan } from '#auth/session.ts'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { useBannerAllergies } from '#features/allergies/use-banner-allergies.ts'
import { LabelsDialog } from '#features/labels/LabelsDialog.tsx'
import { Dialog } from '#ui/Dialog.tsx'

import { useCloseTo, usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const onClose = useCloseTo('details')
  const mayKnow = useCan('chart.read')
  const allergies = useBannerAllergies(patientId, mayKnow)
  // the colour of a band is not guessed while the answer is on its way
  if (mayKnow && !allergies)
    return (
      <Dialog title="Labels and wristband" onClose={onClose}>
        <p className="dialog-body" role="status">
          Loading allergies…
        </p>
      </Dialog>
    )
  return (
    <OneEntryDialog
      patientId={patientId}
      type="Patient"
      id={patientId}
      title="Labels and wristband"
      onClose={onClose}
    >
      {(seen) => <LabelsDialog seen={seen} allergies={mayKnow ? allergies : undefined} onClose={onClose} />}
    </OneEntryDialog>
  )
}
