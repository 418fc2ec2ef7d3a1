import './ward-bays.css'
import './ward-bays-fit.css'

import { memo } from 'react'

import { ageAt } from '#fhir/dates.ts'

import type { OnBed } from './actions.ts'
import { RecordButton } from './BedActions.tsx'
import { type Board, factsOf } from './board.ts'
import { AlertFacts, NameBadges, Who } from './board-cells.tsx'
import { DueOf, type Facts, ScoreOf } from './columns.tsx'
import { placeAttributes, useDragToBed } from './drag-to-bed.ts'
import { EmptyBed } from './EmptyBed.tsx'
import type { BedRow } from './model.ts'
import { MoreAboutBed } from './MoreAboutBed.tsx'
import { EscalationFacts } from './task-cells.tsx'
import { hasEscalation } from './tasks.ts'
import { alertsOnSmallTile } from './tile-flags.ts'

type Props = { board: Board; onBed: OnBed }

/** The whole ward at one glance: a tile for each bed, under its bay. What a tile has no room for opens over it. */
export function WardBays({ board, onBed }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Move in a bed's More does the same
    <div className="ward-bays" {...useDragToBed(onBed, board.view.privacy)}>
      {baysOf(board.rows).map(({ id, name, rows }) => (
        <section
          key={id}
          aria-label={name}
          className={rows.length > 6 || id === 'side' ? 'ward-bay wide' : 'ward-bay'}
        >
          <h2>{name}</h2>
          <ul>
            {rows.map((row) => {
              const patientId = row.state.status === 'occupied' ? row.state.occupant.patientId : ''
              return <Tile key={row.id} row={row} {...factsOf(board, patientId)} onBed={onBed} />
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

function baysOf(rows: readonly BedRow[]) {
  const bays = new Map<string, { id: string; name: string; rows: BedRow[] }>()
  for (const row of rows) {
    const id = row.bayId ?? (row.bedId ? 'side' : 'none')
    const name = row.bay ?? (row.bedId ? 'Side rooms and other beds' : 'No bed recorded')
    const bay = bays.get(id) ?? { id, name, rows: [] }
    bay.rows.push(row)
    bays.set(id, bay)
  }
  return [...bays.values()]
}

type TileProps = Omit<Facts, 'occupant'> & { row: BedRow; onBed: OnBed }

/** A finger hits one of three: what there is more of, the chart by the name, the next set by the rest of the tile. */
const Tile = memo(function Tile({ row, onBed, ...facts }: TileProps) {
  const { state } = row
  if (state.status !== 'occupied') {
    return (
      <li className="tile tile-empty" {...placeAttributes(row.bedId, undefined)}>
        <BedName {...row} />
        <EmptyBed row={row} state={state} privacy={facts.privacy} onBed={onBed} />
      </li>
    )
  }
  const { occupant } = state
  const { clinical, privacy, now } = facts
  return (
    <li className="tile" {...placeAttributes(row.bedId, occupant.patientId)}>
      <div className="tile-head">
        <BedName {...row} />
        {!privacy && occupant.patient?.birth && (
          <span className="tile-age">{ageAt(occupant.patient.birth, new Date(now))}</span>
        )}
        <MoreAboutBed row={row} occupant={occupant} onBed={onBed} {...facts} />
        <TileFlags occupant={occupant} {...facts} />
      </div>
      <div className="tile-who">
        <Who occupant={occupant} now={now} privacy={privacy} brief />
      </div>
      {clinical && (
        <div className="tile-set">
          <div className="tile-score">
            <ScoreOf {...facts} occupant={occupant} />
          </div>
          <div className="tile-due">
            <DueOf {...facts} occupant={occupant} />
          </div>
          <RecordButton occupant={occupant} onBed={onBed} brief />
        </div>
      )}
    </li>
  )
})

/** What makes this bed another than the next: who is called to it, that its set is incomplete, names, alerts. */
function TileFlags(facts: Facts) {
  const { occupant, score, alerts, clinical, privacy } = facts
  const incomplete = clinical && typeof score === 'object' && score.incomplete !== undefined
  const others = [
    ...(clinical && !privacy && hasEscalation(facts.tasks) ? ['Escalation 00:00'] : []),
    ...(incomplete ? ['Incomplete set'] : []),
    ...(occupant.sameName ? ['Similar name'] : []),
    ...(occupant.outlier && !privacy ? [`Outlier: ${occupant.speciality}`] : []),
  ]
  return (
    <div className="tile-flags">
      {clinical && !privacy && <EscalationFacts {...facts} />}
      {incomplete && <span className="badge warning tile-incomplete">Incomplete set</span>}
      <NameBadges {...occupant} privacy={privacy} />
      {clinical && hasAlerts(alerts) && (
        <AlertFacts {...facts} room={Array.isArray(alerts) ? alertsOnSmallTile(alerts, others) : undefined} />
      )}
    </div>
  )
}

/** The bed without its bay where the bay stands above it; a small screen has no line for that. */
function BedName({ bay, bed }: BedRow) {
  if (!bay || !bed?.startsWith(`${bay} `)) return <span className="tile-bed">{bed ?? 'No bed recorded'}</span>
  return (
    <span className="tile-bed">
      <span className="tile-bay">
        <span className="tile-bay-word">{bay.startsWith('Bay ') && 'Bay '}</span>
        {bay.replace(/^Bay /, '')}{' '}
      </span>
      {bed.slice(bay.length + 1)}
    </span>
  )
}

/** Whether there is anything to say; that there is none stands under More. */
const hasAlerts = (alerts: Facts['alerts']) =>
  alerts !== 'none' && !(Array.isArray(alerts) && alerts.length === 0)
