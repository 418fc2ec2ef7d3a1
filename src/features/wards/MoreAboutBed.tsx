import './bed-sheet.css'

import { type ReactNode, useId, useState } from 'react'

import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'

import type { OnBed } from './actions.ts'
import { StayActions } from './BedActions.tsx'
import { AlertFacts, CareFacts, MedicineFacts, shownName, TeamFacts } from './board-cells.tsx'
import { DischargeFacts } from './DischargeFacts.tsx'
import { DueOf, type Facts, OutstandingOf, ScoreOf } from './columns.tsx'
import type { BedRow } from './model.ts'
import { TaskFacts } from './task-cells.tsx'

type Props = Facts & { row: BedRow; onBed: OnBed }

/** Everything the board knows of one bed, over the board: for what a tile or a single line has no room. */
export function MoreAboutBed({ row, onBed, ...facts }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { occupant, privacy } = facts
  const name = shownName(occupant, privacy)
  return (
    <>
      <button type="button" className="button small quiet more-of-bed" popoverTarget={id}>
        More<span className="visually-hidden"> about {row.bed ?? name}</span>
      </button>
      <div
        id={id}
        popover="auto"
        role="group"
        className="bed-sheet"
        aria-label={`About ${row.bed ?? 'a bed not recorded'}`}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (
          <>
            <h2>
              {row.bed ?? 'No bed recorded'}: {name}
            </h2>
            <AllFacts {...facts} />
            <div className="buttons">
              <StayActions row={row} occupant={occupant} privacy={privacy} onBed={onBed} />
              <button type="button" className="button small" popoverTarget={id} popoverTargetAction="hide">
                Close
              </button>
            </div>
          </>
        )}
      </div>
    </>
  )
}

function AllFacts({ occupant, now, clinical, privacy, ...facts }: Facts) {
  const known = { ...facts, now, clinical, privacy }
  return (
    <dl>
      {!privacy && occupant.patient && (
        <Fact title="Patient">
          Born {bornText(occupant.patient, new Date(now))}, NHS No.{' '}
          {nhsNumberText(occupant.patient.nhsNumber)}
        </Fact>
      )}
      {clinical && (
        <>
          <Fact title="Score">
            <ScoreOf {...known} occupant={occupant} />
          </Fact>
          <Fact title="Observations due">
            <DueOf {...known} occupant={occupant} />
          </Fact>
          <Fact title="Alerts">
            <AlertFacts {...known} />
          </Fact>
        </>
      )}
      {clinical && !privacy && (
        <>
          <Fact title="Tasks">
            <TaskFacts {...known} occupant={occupant} />
          </Fact>
          <Fact title="Medicines">
            <MedicineFacts {...known} />
            <span className="second-line">
              Doses given are not charted here: nothing is said to be due or late.
            </span>
          </Fact>
          <Fact title="Assessments">
            <OutstandingOf {...known} />
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
  )
}

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)
