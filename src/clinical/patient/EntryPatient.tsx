import './entry-patient.css'

import { bornText, nhsNumberText, type PatientIdentity } from './patient.ts'

/** Whose entry this is, at the head of a dialog and in sight however far one scrolls (hazard H1). */
export const EntryPatient = ({ patient }: { patient: PatientIdentity }) => (
  <p className="entry-patient">
    <strong>{patient.name}</strong>
    <span>Born {bornText(patient)}</span>
    <span>NHS No. {nhsNumberText(patient.nhsNumber)}</span>
  </p>
)
