import './letter.css'

import { useQuery } from '@tanstack/react-query'
import type { Appointment } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import { channelOf } from '#clinical/booking/booked.ts'
import { channels, wordsIn } from '#clinical/booking/codes.ts'
import type { Clinic } from '#clinical/booking/clinics.ts'
import { PrintSheet, PrintSheets } from '#clinical/paper/PrintSheets.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate, formatTime, londonDate } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { usePrinting } from '#ui/use-printing.ts'

import { toCalendar } from './calendar.ts'
import { clinicIdOf, weekdayOf } from './places.ts'

type Props = {
  patientId: string
  appointment: Stored<Appointment>
  clinics: readonly Clinic[]
  onClose: () => void
}

/** The letter to the patient, as it goes on paper, and the appointment as a file for their calendar. */
export function LetterDialog({ patientId, appointment, clinics, onClose }: Props) {
  const patient = useQuery(patientIdentity(patientId))
  const printing = usePrinting()
  const clinic = clinics.find(({ id }) => id === clinicIdOf(appointment, clinics))
  return (
    <Dialog title="Appointment letter" onClose={onClose} width="wide">
      <div className="dialog-body">
        <Loaded query={patient} what="the patient’s address">
          {(who) => {
            const letter = <Letter patient={who} appointment={appointment} clinic={clinic} />
            return (
              <>
                {letter}
                {printing && (
                  <PrintSheets patientId={patientId} title="Appointment letter">
                    <PrintSheet>{letter}</PrintSheet>
                  </PrintSheets>
                )}
              </>
            )
          }}
        </Loaded>
      </div>
      <footer className="dialog-foot">
        <button type="button" data-first className="button primary" onClick={() => window.print()}>
          Print letter
        </button>
        <button type="button" className="button" onClick={() => download(appointment, clinic)}>
          Download calendar file
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          Done
        </button>
      </footer>
    </Dialog>
  )
}

type LetterProps = { patient: PatientIdentity; appointment: Appointment; clinic: Clinic | undefined }

function Letter({ patient, appointment, clinic }: LetterProps) {
  const { post } = useSession()
  const { start, patientInstruction, description } = appointment
  const where = clinic
    ? [clinic.place, clinic.site, ...clinic.address.filter((line) => line !== clinic.site)]
    : [description ?? 'Place not recorded']
  return (
    <article className="letter">
      <p>{post.orgName}</p>
      <address>
        {[
          patient.name,
          ...(patient.address === 'withheld' ? ['Address withheld: hand this letter over'] : patient.address),
        ].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <p>{formatDate(londonDate())}</p>
      <h3>Your hospital appointment</h3>
      <dl className="facts">
        <dt>Date</dt>
        <dd>{start ? `${weekdayOf(start)} ${formatDate(start)}` : 'Not set'}</dd>
        <dt>Time</dt>
        <dd>{start ? `${formatTime(start)} (24-hour clock)` : 'Not set'}</dd>
        <dt>Place</dt>
        <dd>{where.join(', ')}</dd>
        {clinic?.clinician && (
          <>
            <dt>With</dt>
            <dd>{clinic.clinician} or a member of the team</dd>
          </>
        )}
        <dt>How</dt>
        <dd>{wordsIn(channels, channelOf(appointment)) ?? 'In person'}</dd>
        {patientInstruction && (
          <>
            <dt>Please note</dt>
            <dd>{patientInstruction}</dd>
          </>
        )}
      </dl>
      <p>
        Please bring this letter and a list of your medicines. If you cannot come, tell us as soon as you can:
        somebody else can then be seen.
      </p>
    </article>
  )
}

/** Made here and given to the browser: no server sees it, and its name says nothing of the patient. */
function download({ id, start, end }: Stored<Appointment>, clinic: Clinic | undefined) {
  if (!start || !end) return
  const event = { id, start, end, site: clinic?.site ?? 'Hospital', address: clinic?.address ?? [] }
  const url = URL.createObjectURL(new Blob([toCalendar(event, new Date())], { type: 'text/calendar' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'appointment.ics' })
  link.click()
  URL.revokeObjectURL(url)
}
