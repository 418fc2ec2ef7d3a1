import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { pageAbout } from '#clinical/entries/entries.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'

/** Right after a booking: the letter about it is one step away. */
export function BookedNotice({ patientId }: { patientId: string }) {
  const { data } = useQuery({
    queryKey: ['patient', patientId, 'appointments', 'booked last'],
    queryFn: () => pageAbout('Appointment', patientId, { status: 'booked', _sort: '-_lastUpdated' }, 1),
    staleTime: 0,
  })
  const appointment = data?.resources[0]
  return appointment ? (
    <p role="status" className="notice success">
      <span>
        Booked: {formatDateTime(appointment.start)}, {appointment.description}.
      </span>
      <DialogButton
        may="letter.write"
        to={deepPaths.appointmentLetter(patientId, appointment.id)}
        className="button small"
      >
        Write the letter
      </DialogButton>
    </p>
  ) : null
}
