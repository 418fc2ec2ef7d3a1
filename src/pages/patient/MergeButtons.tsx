import { DialogButton } from '#auth/DialogButton.tsx'
import { useCan } from '#auth/session.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

/** For who may merge; who else reads a chart reaches its merges by the notice on it, or by the palette. */
export function MergeButtons({ patientId }: { patientId: string }) {
  if (!useCan('patient.merge')) return null
  return (
    <p className="buttons">
      <DialogButton may="patient.merge" to={deepPaths.findSecondRecord(patientId)} className="button small">
        Merge with another record
      </DialogButton>
      <DialogButton
        may="administration.read"
        to={paths.mergedRecords(patientId)}
        className="button small quiet"
      >
        Merged records
      </DialogButton>
    </p>
  )
}
