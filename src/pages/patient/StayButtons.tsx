import { DialogButton } from '#auth/DialogButton.tsx'
import type { Visit } from '#clinical/care/encounter.ts'
import { paths } from '#lib/paths.ts'

type Props = { patientId: string; visit: Pick<Visit, 'id' | 'current' | 'inpatient' | 'status'> }

/** What can be done with a stay that is planned, or under way. */
export function StayButtons({ patientId, visit }: Props) {
  if (!visit.inpatient) return null
  if (visit.status === 'Planned')
    return (
      <span className="buttons">
        <DialogButton
          may="patient.admit"
          to={paths.admitPlanned(patientId, visit.id)}
          className="button small"
        >
          Admit as planned
        </DialogButton>
      </span>
    )
  if (!visit.current) return null
  return (
    <span className="buttons">
      <DialogButton may="patient.admit" to={paths.discharge(patientId, visit.id)} className="button small">
        Discharge patient
      </DialogButton>
      <DialogButton may="patient.admit" to={paths.transfer(patientId, visit.id)} className="button small">
        Transfer patient
      </DialogButton>
      <DialogButton
        may="administration.read"
        to={paths.detail(patientId, 'labels')}
        className="button quiet small"
      >
        Labels and wristband
      </DialogButton>
      <DialogButton may="patient.admit" to={paths.leave(patientId, visit.id)} className="button quiet small">
        {visit.status === 'On leave' ? 'Back from leave' : 'Home leave'}
      </DialogButton>
      <DialogButton
        may="patient.admit"
        to={paths.cancelAdmission(patientId, visit.id)}
        className="button quiet small"
      >
        Cancel admission
      </DialogButton>
    </span>
  )
}
