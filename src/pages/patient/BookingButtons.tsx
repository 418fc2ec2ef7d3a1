import { DialogButton } from '#auth/DialogButton.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

/** What can be done with an appointment that lies ahead. */
export function BookingButtons({ patientId, id }: { patientId: string; id: string }) {
  return (
    <span className="buttons">
      <DialogButton
        may="appointment.book"
        to={deepPaths.moveAppointment(patientId, id)}
        className="button small"
      >
        Move
      </DialogButton>
      <DialogButton
        may="appointment.book"
        to={deepPaths.cancelAppointment(patientId, id)}
        className="button quiet small"
      >
        Cancel
      </DialogButton>
      <DialogButton
        may="administration.read"
        to={deepPaths.appointmentLetter(patientId, id)}
        className="button quiet small"
      >
        Letter
      </DialogButton>
    </span>
  )
}
