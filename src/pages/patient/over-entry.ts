import type { PatientIdentity } from '#clinical/patient/patient.ts'
import type { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'

export type EntryType = Parameters<typeof OneEntryDialog>[0]['type']
export type EntryOf<T extends EntryType> = Parameters<Parameters<typeof OneEntryDialog<T>>[0]['children']>[0]
/** What every dialog over a section of the chart is given */
export type DialogParts = {
  patient: PatientIdentity
  patientId: string
  patientLine: string
  onClose: () => void
}
