import { memo } from 'react'
import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { ageAt, formatDate } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { paths } from '#lib/paths.ts'

import type { OnBoard } from './BedBoard.tsx'
import type { BoardBed, BoardWard, Lying } from './model.ts'
import { canBeGiven } from './suggest.ts'

type Props = {
  ward: BoardWard
  /** Whom a bed is chosen for next */
  pickedId: string | undefined
  onBoard: OnBoard
}

/** One ward: its bays, and in them its beds, in the order in which one walks past them. */
export const WardBeds = memo(function WardBeds({ ward, pickedId, onBoard }: Props) {
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
              <Bed
                key={bed.id}
                bed={bed}
                pickedId={canBeGiven(bed) ? pickedId : undefined}
                onBoard={onBoard}
              />
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

type BedProps = Pick<Props, 'pickedId' | 'onBoard'> & { bed: BoardBed }

/** Drawn again only when something of it changes: a hospital has hundreds. */
const Bed = memo(function Bed({ bed, pickedId, onBoard }: BedProps) {
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
        {pickedId && (
          <ActionButton
            may="patient.admit"
            className="button small primary"
            onClick={() => onBoard.allocate(pickedId, id)}
          >
            Choose<span className="visually-hidden"> {name}</span>
          </ActionButton>
        )}
        {!empty.taken && (!keptFor || empty.soon) && (
          <ActionButton
            may="patient.admit"
            className="button small quiet"
            onClick={() => onBoard.change(wardId, id)}
          >
            Change<span className="visually-hidden"> {name}</span>
          </ActionButton>
        )}
      </span>
    </li>
  )
})

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
function HomeWords({ home }: Pick<Lying, 'home'>) {
  const { date, time, delay } = home
  const [today = ''] = clock().split('T')
  const late = isLate(home)
  const when = date === today ? 'today' : formatDate(date)
  return (
    <span className={late ? 'board-late' : undefined}>
      {`Home ${[when, time].filter(Boolean).join(' ')}`}
      {late && ', late'}
      {delay && ` – waits for ${delay.toLowerCase()}`}
    </span>
  )
}

const clock = () => londonWallClock(Date.now())

const isLate = ({ date, time }: Lying['home']): boolean =>
  date !== undefined && `${date}T${time ?? '24:00'}` < clock()
