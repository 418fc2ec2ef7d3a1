import './ward-bays.css'

import { memo, type ReactNode } from 'react'

import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'

import type { OnBed } from './actions.ts'
import { RecordButton, StayActions } from './BedActions.tsx'
import { type Board, factsOf } from './board.ts'
import {
  AlertFacts,
  CareFacts,
  EscalationFacts,
  DischargeFacts,
  MedicineFacts,
  TaskFacts,
  TeamFacts,
  Who,
} from './board-cells.tsx'
import { DueOf, type Facts, OutstandingOf, ScoreOf } from './columns.tsx'
import type { BedRow } from './model.ts'
import { emptyLook } from './WardRow.tsx'

type Props = { board: Board; onBed: OnBed }

/** The whole ward at one glance: a tile for each bed, under its bay. What a tile has no room for opens in it. */
export function WardBays({ board, onBed }: Props) {
  return (
    <div className="ward-bays">
      {baysOf(board.rows).map(({ id, name, rows }) => (
        <section key={id} aria-label={name} className={rows.length > 6 ? 'ward-bay wide' : 'ward-bay'}>
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

const Tile = memo(function Tile({ row, onBed, ...facts }: TileProps) {
  const { state } = row
  const bed = (
    <span className="tile-bed">
      {row.bay && row.bed?.startsWith(`${row.bay} `)
        ? row.bed.slice(row.bay.length + 1)
        : (row.bed ?? 'No bed recorded')}
    </span>
  )
  if (state.status !== 'occupied') {
    return (
      <li className="tile tile-empty">
        {bed}
        {state.status === 'empty' ? (
          <span className={`badge ${emptyLook[state.kind]}`}>{state.words}</span>
        ) : (
          <span className="badge warning">Occupied – restricted record</span>
        )}
      </li>
    )
  }
  const { occupant } = state
  const { clinical, privacy, now } = facts
  return (
    <li className="tile">
      {bed}
      <div className="tile-who">
        <Who occupant={occupant} now={now} privacy={privacy} brief />
      </div>
      {clinical && (
        <>
          <div className="tile-score">
            <ScoreOf {...facts} occupant={occupant} />
          </div>
          <div className="tile-due">
            <DueOf {...facts} occupant={occupant} />
          </div>
          {!privacy && <EscalationFacts {...facts} occupant={occupant} />}
          {hasAlerts(facts.alerts) && <AlertFacts {...facts} />}
        </>
      )}
      <div className="tile-foot">
        {clinical && <RecordButton occupant={occupant} onBed={onBed} brief />}
        <details className="tile-more">
          <summary>
            More<span className="visually-hidden"> about {row.bed}</span>
          </summary>
          <dl>
            {!privacy && occupant.patient && (
              <Fact title="Patient">
                Born {bornText(occupant.patient, new Date(now))}, NHS No.{' '}
                {nhsNumberText(occupant.patient.nhsNumber)}
              </Fact>
            )}
            {clinical && !privacy && (
              <>
                <Fact title="Observations">
                  <ScoreOf {...facts} occupant={occupant} />
                  <DueOf {...facts} occupant={occupant} />
                </Fact>
                <Fact title="Alerts">
                  <AlertFacts {...facts} />
                </Fact>
                <Fact title="Tasks">
                  <TaskFacts {...facts} occupant={occupant} />
                </Fact>
                <Fact title="Medicines">
                  <MedicineFacts {...facts} />
                </Fact>
                <Fact title="Assessments">
                  <OutstandingOf {...facts} />
                </Fact>
                <Fact title="Diet and mobility">
                  <CareFacts {...occupant.details} />
                </Fact>
              </>
            )}
            <Fact title="Consultant and nurse">
              <TeamFacts {...occupant} />
            </Fact>
            <Fact title="Expected discharge">
              <DischargeFacts details={occupant.details} now={now} clinical={clinical && !privacy} />
            </Fact>
          </dl>
          <StayActions row={row} occupant={occupant} privacy={privacy} onBed={onBed} />
        </details>
      </div>
    </li>
  )
})

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

/** Whether there is anything to say; that there is none stands under More. */
const hasAlerts = (alerts: Facts['alerts']) =>
  alerts !== 'none' && !(Array.isArray(alerts) && alerts.length === 0)
