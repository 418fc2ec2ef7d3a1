import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { DialogButton } from '#auth/DialogButton.tsx'
import { useCan } from '#auth/session.ts'
import { requestFrom } from '#clinical/care/bed-request.ts'
import { ageAt, formatDateTime, formatDuration } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { Panel } from '#ui/Panel.tsx'

import type { OnBoard } from './BedBoard.tsx'
import type { Board, Waiting } from './model.ts'
import { suggestionsFor, suitabilityWords } from './suggest.ts'

type Props = {
  board: Board
  now: number
  picked: Waiting | undefined
  onPick: (encounterId: string) => void
  onBoard: OnBoard
}

/** Who needs a bed: from where, in which specialty, since when, and which beds would suit. */
export function WaitingForBeds({ board, now, picked, onPick, onBoard }: Props) {
  const { waiting } = board
  return (
    <div className="board-waiting">
      <Panel title="Waiting for a bed" note={waiting.length === 0 ? 'Nobody' : waiting.length}>
        {waiting.length === 0 ? (
          <p className="quiet-text">
            Nobody waits for a bed here. A bed is asked for in the patient’s chart, under Visits.
          </p>
        ) : (
          <ul className="lines">
            {waiting.map((one) => (
              <li key={one.encounterId} data-request={one.encounterId} draggable={!one.keptBedId}>
                <Who one={one} now={now} />
                <Needs one={one} now={now} />
                <Kept board={board} one={one} />
                <Buttons one={one} picked={picked === one} onPick={onPick} onBoard={onBoard} />
                {picked === one && <Suggested board={board} one={one} onBoard={onBoard} />}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}

function Who({ one: { patient, patientId, from, moving, now: at }, now }: { one: Waiting; now: number }) {
  return (
    <p>
      <strong>
        <Link to={paths.chart(patientId, 'visits')} draggable={false}>
          {patient?.name ?? 'A patient whose name was not sent'}
        </Link>
      </strong>
      {patient && (
        <span className="second-line">
          {[patient.gender, ageAt(patient.birth, new Date(now))].filter(Boolean).join(', ')}
        </span>
      )}
      <span className="second-line">
        <span className="badge accent">{requestFrom[from]}</span> {moving && (at ?? 'In no place recorded')}
      </span>
    </p>
  )
}

function Needs({ one: { specialty, sideRoom, since, needed }, now }: { one: Waiting; now: number }) {
  const waited = since ? now - Date.parse(since) : Number.NaN
  const later = needed !== undefined && Date.parse(needed) > now
  return (
    <p className="board-needs">
      <span>{specialty ?? 'Specialty not said'}</span>
      {sideRoom && <span className="badge warning">Side room</span>}
      <span className="quiet-text">
        {later
          ? `For ${formatDateTime(needed)}`
          : Number.isFinite(waited) && waited >= 0
            ? `Waits ${formatDuration(waited)}, since ${formatDateTime(since)}`
            : 'Since a time not recorded'}
      </span>
    </p>
  )
}

function Kept({ board, one: { keptBedId } }: { board: Board; one: Waiting }) {
  if (!keptBedId) return null
  for (const ward of board.wards)
    for (const bay of ward.bays)
      for (const bed of bay.beds)
        if (bed.id === keptBedId) {
          const soon = bed.state.kind === 'empty' && bed.state.empty.soon
          return (
            <p>
              <span className="badge success">Bed kept</span> {ward.name}, {bed.name}
              {soon && ', being cleaned'}
              {bed.state.kind !== 'empty' && (
                <span className="badge danger">Somebody lies in it: release it and choose another</span>
              )}
            </p>
          )
        }
  return (
    <p>
      <span className="badge success">Bed kept</span> in a ward that is not shown
    </p>
  )
}

type ButtonsProps = { one: Waiting; picked: boolean; onPick: (id: string) => void; onBoard: OnBoard }

function Buttons({ one, picked, onPick, onBoard }: ButtonsProps) {
  const { encounterId, patientId, moving, keptBedId, patient } = one
  const of = patient?.name ?? 'this patient'
  const may = useCan('patient.admit')
  return (
    <div className="buttons board-buttons">
      {keptBedId ? (
        <>
          <DialogButton
            may="patient.admit"
            to={
              moving
                ? deepPaths.transfer(patientId, encounterId)
                : deepPaths.admitPlanned(patientId, encounterId)
            }
            className="button small primary"
            label={`${moving ? 'Transfer' : 'Admit'} ${of}`}
          >
            {moving ? 'Transfer' : 'Admit'}
          </DialogButton>
          <ActionButton
            may="patient.admit"
            className="button small quiet"
            onClick={() => onBoard.release(encounterId)}
          >
            Release bed<span className="visually-hidden"> of {of}</span>
          </ActionButton>
        </>
      ) : (
        <ActionButton
          may="patient.admit"
          className="button small"
          {...(may ? { 'aria-pressed': picked } : {})}
          onClick={() => onPick(encounterId)}
        >
          {picked ? 'Choosing a bed' : 'Choose a bed'}
          <span className="visually-hidden"> for {of}</span>
        </ActionButton>
      )}
      <ActionButton
        may="patient.admit"
        className="button small quiet"
        onClick={() => onBoard.end(encounterId)}
      >
        Cancel request<span className="visually-hidden"> of {of}</span>
      </ActionButton>
    </div>
  )
}

const offered = 4

/** The beds that suit best, with why; every other free bed can be chosen on the board itself. */
function Suggested({ board, one, onBoard }: { board: Board; one: Waiting; onBoard: OnBoard }) {
  const found = suggestionsFor(board, one)
  if (found.length === 0) return <p className="notice warning">No bed here is free or being cleaned.</p>
  return (
    <div className="board-suggested">
      <p className="quiet-text">
        {found.length > offered ? `The best ${offered} of ${found.length} beds` : 'Beds to be had'}, or choose
        one on the board:
      </p>
      <ul>
        {found.slice(0, offered).map((suggestion) => (
          <li key={suggestion.bed.id}>
            <button
              type="button"
              className="button small"
              onClick={() => onBoard.allocate(one.encounterId, suggestion.bed.id)}
            >
              {suggestion.wardName}, {suggestion.bed.name}
            </button>
            <span className="second-line">{suitabilityWords(suggestion)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
