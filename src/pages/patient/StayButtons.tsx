import { DialogButton } from '#auth/DialogButton.tsx'
import type { Visit } from '#clinical/care/encounter.ts'
import { deepPaths } from '#lib/deep-paths.ts'

type Props = {
  patientId: string
  visit: Pick<Visit, 'id' | 'current' | 'inpatient' | 'status' | 'speciality' | 'ward'>
}

/** What can be done with a stay that is planned, under way or over. */
export function StayButtons({ patientId, visit }: Props) {
  if (!visit.inpatient) return null
  if (visit.status === 'Planned')
    return (
      <span className="buttons">
        <DialogButton
          may="patient.admit"
          to={deepPaths.admitPlanned(patientId, visit.id)}
          className="button small"
        >
          Admit as planned
        </DialogButton>
      </span>
    )
  if (visit.status === 'Finished')
    return (
      <span className="buttons">
        <Corrections patientId={patientId} stayId={visit.id} />
      </span>
    )
  if (!visit.current) return null
  return (
    <span className="buttons">
      <DialogButton
        may="patient.admit"
        to={deepPaths.discharge(patientId, visit.id)}
        className="button small"
      >
        Discharge patient
      </DialogButton>
      <DialogButton may="patient.admit" to={deepPaths.transfer(patientId, visit.id)} className="button small">
        Transfer patient
      </DialogButton>
      <DialogButton
        may="administration.read"
        to={deepPaths.detail(patientId, 'labels')}
        className="button quiet small"
      >
        Labels and wristband
      </DialogButton>
      <DialogButton
        may="patient.admit"
        to={deepPaths.leave(patientId, visit.id)}
        className="button quiet small"
      >
        {visit.status === 'On leave' ? 'Back from leave' : 'Home leave'}
      </DialogButton>
      <DialogButton
        may="patient.admit"
        to={deepPaths.cancelAdmission(patientId, visit.id)}
        className="button quiet small"
      >
        Cancel admission
      </DialogButton>
      {isMaternity(visit) && (
        <DialogButton
          may="birth.record"
          to={deepPaths.recordBirth(patientId, visit.id)}
          className="button small"
        >
          Record birth
        </DialogButton>
      )}
      <Corrections patientId={patientId} stayId={visit.id} />
    </span>
  )
}

/** Where births are expected: by the specialty of the stay, or by its ward. */
const isMaternity = ({ speciality, ward }: Props['visit']) =>
  /obstetric|midwi|matern|natal|birth/i.test(`${speciality} ${ward}`)

/** What was written wrongly: when something happened, or that it did. */
const Corrections = ({ patientId, stayId }: { patientId: string; stayId: string }) => (
  <>
    <DialogButton
      may="patient.admit"
      to={deepPaths.correctStay(patientId, stayId)}
      className="button quiet small"
    >
      Correct times
    </DialogButton>
    <DialogButton
      may="patient.admit"
      to={deepPaths.undoStay(patientId, stayId)}
      className="button quiet small"
    >
      Cancel last step
    </DialogButton>
  </>
)
