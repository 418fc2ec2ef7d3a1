import './in-charge.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { clockTime } from '#lib/clock.ts'
import { formatDuration } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type InCharge, toInCharge } from './in-charge.ts'
import { type Occupant, patientIdsOf, type Ward } from './model.ts'
import { wardScores, wardTasks } from './queries.ts'
import { useWardLive } from './use-ward-live.ts'

/** The same ward as on the board, counted for who is in charge of it. */
export function InChargePanels({ ward }: { ward: Ward }) {
  const patientIds = patientIdsOf(ward)
  const enabled = patientIds.length > 0
  const scores = useQuery({ ...wardScores(ward.id, patientIds), enabled })
  const tasks = useQuery({ ...wardTasks(ward.id, patientIds), enabled })
  const now = useNow()
  const { live, at } = useWardLive(ward.id, patientIds, true)
  if (!enabled) return <p className="notice quiet">Nobody is on this ward.</p>
  return (
    <>
      <p role="status" className="in-charge-at">
        {live ? 'Live: changes show as they happen.' : `As at ${clockTime(at)}.`}
      </p>
      <Loaded query={scores} what="NEWS2 scores">
        {(found) => (
          <Loaded query={tasks} what="tasks">
            {(open) => (
              <>
                {found.withheld + open.withheld > 0 && (
                  <p className="notice warning">
                    Some scores or tasks are withheld: restricted. They are not counted here.
                  </p>
                )}
                <Panels
                  of={toInCharge(ward, {
                    scores: { data: found, error: null },
                    tasks: { data: open, error: null },
                    now,
                  })}
                  now={now}
                />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function Panels({ of, now }: { of: InCharge; now: number }) {
  return (
    <div className="in-charge">
      <Panel title="Acuity">
        <Counts counts={of.acuity} />
      </Panel>
      <Panel title="Beds">
        <Counts counts={of.beds} />
      </Panel>
      <Panel title="Observations overdue">
        {of.overdue.length === 0 ? (
          <p>None overdue</p>
        ) : (
          <ul className="in-charge-list">
            {of.overdue.map(({ occupant, bed, since }) => (
              <li key={occupant.encounterId}>
                <Person occupant={occupant} bed={bed} />{' '}
                <span className="due overdue">
                  {since === undefined ? 'no complete set' : `overdue ${formatDuration(now - since)}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Tasks overdue">
        {of.tasksLate.length === 0 ? (
          <p>None overdue</p>
        ) : (
          <ul className="in-charge-list">
            {of.tasksLate.map(({ occupant, bed, count }) => (
              <li key={occupant.encounterId}>
                <Person occupant={occupant} bed={bed} />{' '}
                <span className="due overdue">{count === 1 ? '1 task' : `${count} tasks`}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Staff load">
        <table className="table" aria-label="Staff load">
          <thead>
            <tr>
              <th scope="col">Named nurse</th>
              <th scope="col">Patients</th>
              <th scope="col">NEWS2 medium or high</th>
              <th scope="col">Observations overdue</th>
              <th scope="col">Open tasks</th>
            </tr>
          </thead>
          <tbody>
            {of.nurses.map(({ who, patients, ill, overdue, tasks }) => (
              <tr key={who}>
                <th scope="row">{who}</th>
                <td>{patients}</td>
                <td>{ill}</td>
                <td>{overdue}</td>
                <td>{tasks}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  )
}

const Counts = ({ counts }: { counts: readonly { words: string; count: number }[] }) => (
  <dl className="in-charge-counts">
    {counts.map(({ words, count }) => (
      <div key={words}>
        <dt>{words}</dt>
        <dd>{count}</dd>
      </div>
    ))}
  </dl>
)

const Person = ({ occupant: { patient, patientId }, bed }: { occupant: Occupant; bed: string }) => (
  <>
    {bed}:{' '}
    {patient ? (
      <Link to={paths.chart(patientId, 'summary')}>{patient.name}</Link>
    ) : (
      'Patient’s own record not available'
    )}
  </>
)
