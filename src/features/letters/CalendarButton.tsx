import type { Appointment } from 'fhir/r4'

import { type CalendarEvent, toCalendar } from '#clinical/booking/calendar.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import type { Stored } from '#fhir/client.ts'

type Props = { appointment: Stored<Appointment>; clinic: Clinic | undefined }

/** The appointment for the patient’s own calendar. */
export const CalendarButton = ({ appointment, clinic }: Props) => (
  <button
    type="button"
    className="button"
    disabled={!appointment.start || !appointment.end}
    onClick={() => download(appointment, clinic)}
  >
    Download calendar file
  </button>
)

/** Made here and given to the browser: no server sees it, and its name says nothing of the patient. */
function download({ id, start, end, status }: Stored<Appointment>, clinic: Clinic | undefined) {
  if (!start || !end) return
  const event: CalendarEvent = {
    id,
    start,
    end,
    site: clinic?.site ?? 'Hospital',
    address: clinic?.address ?? [],
    cancelled: status === 'cancelled',
  }
  const url = URL.createObjectURL(new Blob([toCalendar(event, new Date())], { type: 'text/calendar' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'appointment.ics' })
  link.click()
  URL.revokeObjectURL(url)
}
