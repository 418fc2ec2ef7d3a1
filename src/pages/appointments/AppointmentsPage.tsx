import '#ui/controls.css'
import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useSearchParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import { dayAfter } from '#clinical/booking/day.ts'
import { type Clinic, clinicsOf } from '#clinical/booking/clinics.ts'
import { ClinicDay } from '#features/clinic-day/ClinicDay.tsx'
import { paths } from '#lib/paths.ts'
import { writtenDate } from '#lib/written-date.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { today, useOverClinic } from './over-clinic.ts'

/** A clinic and a day, both in the address as codes. */
export function Component() {
  const { post } = useSession()
  const clinics = useQuery(clinicsOf(post.orgCode))
  return (
    <div className="page">
      <header className="page-head">
        <h1>Appointments</h1>
      </header>
      <Loaded query={clinics} what="clinics">
        {(list) =>
          list.length === 0 ? (
            <p className="notice quiet">No clinics are recorded for {post.orgName}.</p>
          ) : (
            <Day clinics={list} />
          )
        }
      </Loaded>
      <Outlet />
    </div>
  )
}

function Day({ clinics }: { clinics: Clinic[] }) {
  const [, setSearch] = useSearchParams()
  const { clinic, day } = useOverClinic()
  if (!clinic) return null
  const go = (change: { clinic?: string; day?: string }) =>
    setSearch({ clinic: clinic.id, day, ...change }, { preventScrollReset: true })
  const over = (path: string) => `${path}?clinic=${encodeURIComponent(clinic.id)}&day=${day}`
  return (
    <>
      <div className="appointment-tools" role="group" aria-label="Which clinic and day">
        <label className="field">
          Clinic
          <select
            className="input"
            value={clinic.id}
            onChange={(event) => go({ clinic: event.target.value })}
          >
            {clinics.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          Day
          <input
            className="input"
            type="date"
            value={day}
            onChange={(event) => event.target.value && go({ day: event.target.value })}
          />
        </label>
        <span className="buttons">
          <button type="button" className="button" onClick={() => go({ day: dayAfter(day, -1) })}>
            Day before
          </button>
          <button type="button" className="button" onClick={() => go({ day: today() })}>
            Today
          </button>
          <button type="button" className="button" onClick={() => go({ day: dayAfter(day, 1) })}>
            Day after
          </button>
        </span>
        <span className="buttons session-buttons">
          <DialogButton may="appointment.book" to={over(paths.makeSessions())} className="button quiet">
            Make sessions
          </DialogButton>
          <DialogButton may="appointment.book" to={over(paths.cancelSession())} className="button quiet">
            Cancel session
          </DialogButton>
        </span>
      </div>
      <h2 className="day-title">
        {writtenDate(day)} · {clinic.name}{' '}
        <span className="quiet-text">
          {clinic.speciality}, {clinic.site}
        </span>
      </h2>
      <ClinicDay
        key={`${clinic.id} ${day}`}
        clinicId={clinic.id}
        title={clinic.place}
        day={day}
        path={paths.appointments(clinic.id, day)}
        onFree={(slotId) => (
          <DialogButton may="appointment.book" to={over(paths.bookFree(slotId))} className="button small">
            Book
          </DialogButton>
        )}
        onBooked={({ appointmentId, patientId }) => (
          <Link to={paths.moveAppointment(patientId, appointmentId)} className="button quiet small">
            Move
          </Link>
        )}
      />
    </>
  )
}
