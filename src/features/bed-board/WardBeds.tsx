import { memo } from 'react'
import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { ageAt, formatDate, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'

import type { BoardBed, BoardWard, Lying, Waiting } from './model.ts'
import { canBeGiven } from './suggest.ts'

type Props = {
  ward: BoardWard
  picked: Waiting | undefined
  onChoose: (bedId: string) => void
  onChange: (wardId: string, bedId: string) => void
}

/** One ward: its bays, and in them its beds, in the order in which one walks past them. */
export const WardBeds = memo(function WardBeds({ ward, picked, onChoose, onChange }: Props) {
  const { id, name, specialty, open, bays, bedless } = ward
  return (
    <section className="board-ward" aria-label={name}>
      <header>
        <h2>
          <Link to={paths.ward(id)}>{name}</Link>
        </h2>
        <span className="quiet-text">{[specialty, wardWords(ward)].filter(Boolean).join(' · ')}</span>
        {!open && <span className="badge warning">Ward closed</span>}
      </header>
      {bays.length === 0 && <p className="quiet-text">This ward has no beds in the record.</p>}
      {bays.map((bay) => (
        <div key={bay.id} className="board-bay">
          <h3>{bay.name}</h3>
          <ul aria-label={`${name}, ${bay.name}`}>
            {bay.beds.map((bed) => (
              <Bed key={bed.id} bed={bed} choosing={picked !== undefined} {...{ onChoose, onChange }} />
            ))}
          </ul>
        </div>
      ))}
      {bedless.length > 0 && (
        <div className="board-bay">
          <h3>No bed recorded</h3>
          <ul>
            {bedless.map((one) => (
              <li key={one.encounterId} className="board-bed">
                <Occupant one={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
})

function wardWords({ bays }: BoardWard): string {
  const beds = bays.flatMap((bay) => bay.beds)
  const taken = beds.filter(({ state }) => state.kind !== 'empty').length
  const free = beds.filter(({ state }) => state.kind === 'empty' && state.empty.free && !state.keptFor).length
  return `${taken} of ${beds.length} occupied · ${free} free`
}

type BedProps = {
  bed: BoardBed
  choosing: boolean
  onChoose: (bedId: string) => void
  onChange: (wardId: string, bedId: string) => void
}

function Bed({ bed, choosing, onChoose, onChange }: BedProps) {
  const { id, name, wardId, bay, state } = bed
  const short = bay && name.startsWith(`${bay} `) ? name.slice(bay.length + 1) : name
  if (state.kind === 'occupied')
    return (
      <li className="board-bed">
        <span className="board-bed-name">{short}</span>
        {state.lying.map((one) => (
          <Occupant key={one.encounterId} one={one} />
        ))}
      </li>
    )
  if (state.kind === 'restricted')
    return (
      <li className="board-bed">
        <span className="board-bed-name">{short}</span>
        <span className="badge warning">Occupied – restricted record</span>
      </li>
    )
  const { empty, keptFor } = state
  const given = canBeGiven(bed)
  return (
    <li className={`board-bed empty ${empty.kind}`} {...(given ? { 'data-given': id } : {})}>
      <span className="board-bed-name">{short}</span>
      <span className={`badge ${looks[empty.kind]}`}>{empty.words}</span>
      {keptFor ? (
        <span className="board-why">For {keptFor.patient?.name ?? 'somebody you may not see'}</span>
      ) : (
        empty.note?.reason && <span className="board-why">{empty.note.reason}</span>
      )}
      <span className="board-bed-buttons">
        {choosing && given && (
          <ActionButton may="patient.admit" className="button small primary" onClick={() => onChoose(id)}>
            Choose<span className="visually-hidden"> {name}</span>
          </ActionButton>
        )}
        {!empty.taken && (!keptFor || empty.soon) && (
          <ActionButton
            may="patient.admit"
            className="button small quiet"
            onClick={() => onChange(wardId, id)}
          >
            Change<span className="visually-hidden"> {name}</span>
          </ActionButton>
        )}
      </span>
    </li>
  )
}

const looks = {
  free: 'success',
  reserved: 'accent',
  cleaning: 'warning',
  closed: '',
  unclear: 'warning',
} as const

function Occupant({ one: { patientId, patient, onLeave, outlier, specialty, home, asks } }: { one: Lying }) {
  return (
    <>
      <Link className="board-who" to={paths.chart(patientId, 'visits')}>
        {patient?.name ?? 'Name not sent'}
      </Link>
      <span className="board-facts">
        {patient && [patient.gender, ageNow(patient.birth)].filter(Boolean).join(', ')}
        {home.date && <HomeWords home={home} />}
      </span>
      {(onLeave || outlier || asks) && (
        <span className="board-signs">
          {onLeave && <span className="badge">On leave</span>}
          {outlier && <span className="badge warning">Outlier: {specialty}</span>}
          {asks && <span className="badge accent">Needs another bed</span>}
        </span>
      )}
    </>
  )
}

const ageNow = (birth: string | undefined) => ageAt(birth, new Date())

/** When somebody is expected to leave; a day that is past is said to be late. */
function HomeWords({ home: { date, time, delay } }: Pick<Lying, 'home'>) {
  const today = londonDate()
  const when = date === today ? 'today' : formatDate(date)
  const words = `Home ${[when, time].filter(Boolean).join(' ')}`
  return (
    <span className={date !== undefined && date < today ? 'board-late' : undefined}>
      {date !== undefined && date < today ? `${words}, late` : words}
      {delay && ` – waits for ${delay.toLowerCase()}`}
    </span>
  )
}
