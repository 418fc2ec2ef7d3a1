import '#ui/controls.css'
import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useSearchParams } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useSession } from '#auth/session.ts'
import { dayAfter } from '#clinical/booking/day.ts'
import { type Clinic, clinicsOf } from '#clinical/booking/clinics.ts'
import { AllClinics } from '#features/clinic-day/AllClinics.tsx'
import { ClinicDay } from '#features/clinic-day/ClinicDay.tsx'
import { standingOrder } from '#features/clinic-day/queries.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { writtenDate } from '#lib/written-date.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { enterClock } from './enter-clock.ts'
import { everyClinic, today, useOverClinic } from './over-clinic.ts'

/** A clinic, or all of them, and a day, both in the address as codes. */
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
  const { clinic, day, standing } = useOverClinic()
  const clinicId = clinic?.id ?? everyClinic
  const go = (change: { clinic?: string; day?: string; state?: string }) =>
    setSearch(without({ clinic: clinicId, day, state: clinic ? '' : standing, ...change }), {
      preventScrollReset: true,
    })
  return (
    <>
      <div className="appointment-tools" role="group" aria-label="Which clinic and day">
        <label className="field">
          Clinic
          <select className="input" value={clinicId} onChange={(event) => go({ clinic: event.target.value })}>
            {clinics.length > 1 && <option value={everyClinic}>All clinics</option>}
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
        {clinic ? (
          <SessionButtons over={overClinic(clinic.id, day)} />
        ) : (
          <label className="field">
            State
            <select
              className="input"
              value={standing}
              onChange={(event) => go({ state: event.target.value })}
            >
              <option value="">Everybody</option>
              {standingOrder.map((one) => (
                <option key={one} value={one}>
                  {one.charAt(0).toUpperCase() + one.slice(1)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {clinic ? <OneClinic clinic={clinic} day={day} /> : <EveryClinic clinics={clinics} day={day} />}
    </>
  )
}

const without = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))

const overClinic = (clinicId: string, day: string) => (path: string) =>
  `${path}?clinic=${encodeURIComponent(clinicId)}&day=${day}`

const SessionButtons = ({ over }: { over: (path: string) => string }) => (
  <span className="buttons session-buttons">
    <DialogButton may="appointment.book" to={over(deepPaths.makeSessions())} className="button quiet">
      Make sessions
    </DialogButton>
    <DialogButton may="letter.write" to={over(deepPaths.clinicLetters())} className="button quiet">
      Letters
    </DialogButton>
    <DialogButton may="appointment.book" to={over(deepPaths.cancelSession())} className="button quiet">
      Cancel session
    </DialogButton>
  </span>
)

const MoveLink = ({ appointmentId, patientId }: { appointmentId: string; patientId: string }) => (
  <Link to={deepPaths.moveAppointment(patientId, appointmentId)} className="button quiet small">
    Move
  </Link>
)

function OneClinic({ clinic, day }: { clinic: Clinic; day: string }) {
  const over = overClinic(clinic.id, day)
  return (
    <>
      <h2 className="day-title">
        {writtenDate(day)} · {clinic.name}{' '}
        <span className="quiet-text">
          {clinic.speciality}, {clinic.site}
        </span>
      </h2>
      <ClinicDay
        key={`${clinic.id} ${day}`}
        clinic={clinic}
        day={day}
        path={deepPaths.appointments(clinic.id, day)}
        onFree={(slotId) => (
          <DialogButton may="appointment.book" to={over(deepPaths.bookFree(slotId))} className="button small">
            Book
          </DialogButton>
        )}
        onBooked={MoveLink}
        enterClock={enterClock}
      />
    </>
  )
}

function EveryClinic({ clinics, day }: { clinics: readonly Clinic[]; day: string }) {
  const { pathname, search } = useLocation()
  const { standing } = useOverClinic()
  const asked = {
    places: clinics.flatMap(({ locationId }) => locationId ?? []),
    day,
    standing: standingOrder.find((one) => one === standing) ?? ('' as const),
  }
  return (
    <>
      <h2 className="day-title">{writtenDate(day)} · All clinics</h2>
      <AllClinics
        key={`${day} ${asked.standing}`}
        asked={asked}
        path={pathname + search}
        onBooked={MoveLink}
        enterClock={enterClock}
      />
    </>
  )
}
