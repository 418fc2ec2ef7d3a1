import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { formatDate } from '#fhir/dates.ts'

/** What must be seen before a name is chosen: died, restricted, no longer the record to use. */
export function PatientMarks({
  patient,
  namesake = false,
}: {
  patient: PatientIdentity
  namesake?: boolean
}) {
  const { death, confidentiality, replacedBy, active } = patient
  return (
    <>
      {namesake && <span className="badge warning">Same name as another</span>}
      {death && (
        <span className="badge">
          {death.date ? `Died ${formatDate(death.date)}` : 'Died, date Not Known'}
        </span>
      )}
      {confidentiality !== 'usual' && <span className="badge danger">Restricted record</span>}
      {replacedBy.length > 0 && (
        <span className="badge warning">
          Replaced by {replacedBy.map(({ display }) => display).join(', ')}
        </span>
      )}
      {!active && replacedBy.length === 0 && <span className="badge warning">Record not in use</span>}
    </>
  )
}
