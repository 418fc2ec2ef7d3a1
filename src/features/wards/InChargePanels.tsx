import './in-charge.css'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { Score } from '#clinical/observations/Score.tsx'

import { clockTime } from '#lib/clock.ts'
import { formatDuration } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { type InCharge, type Load, toInCharge } from './in-charge.ts'
import { type Occupant, patientIdsOf, type Ward } from './model.ts'
import { wardScores, wardTasks } from './queries.ts'
import { useWardLive } from './use-ward-live.ts'

/** The same ward as on the board, counted for who is in charge of it; `more`: what other parts of the ward's work have late. */
export function InChargePanels({ ward, more }: { ward: Ward; more: ReactNode }) {
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
                  ward={ward}
                  more={more}
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

type PanelsProps = { ward: Ward; of: InCharge; now: number; more: ReactNode }

function Panels({ ward, of, now, more }: PanelsProps) {
  return (
    <div className="in-charge">
      <Panel title="Acuity">
        <Counts counts={of.acuity} />
        {of.illest.length > 0 && (
          <ul className="in-charge-list">
            {of.illest.map(({ occupant, bed, score }) => (
              <li key={occupant.encounterId}>
                <Person occupant={occupant} bed={bed} />
                {score.total !== undefined && score.band && <Score total={score.total} band={score.band} />}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Observations overdue" note={of.overdue.length > 0 ? of.overdue.length : undefined}>
        <People
          of={of.overdue.map(({ occupant, bed, since }) => ({
            occupant,
            bed,
            words: since === undefined ? 'no complete set' : `overdue ${formatDuration(now - since)}`,
          }))}
        />
      </Panel>
      <Panel title="Tasks overdue" note={of.tasksLate.length > 0 ? of.tasksLate.length : undefined}>
        <People
          of={of.tasksLate.map(({ occupant, bed, count }) => ({
            occupant,
            bed,
            words: count === 1 ? '1 task' : `${count} tasks`,
          }))}
        />
      </Panel>
      <Panel title="Beds">
        <Counts counts={of.beds} />
      </Panel>
      {more}
      <div className="in-charge-wide">
        <Panel title="Staff load">
          <StaffLoad wardId={ward.id} nurses={of.nurses} />
        </Panel>
      </div>
    </div>
  )
}

const StaffLoad = ({ wardId, nurses }: { wardId: string; nurses: readonly Load[] }) => (
  <TableScroll label="Staff load">
    <table className="table" aria-label="Staff load">
      <thead>
        <tr>
          <th scope="col">Named nurse</th>
          <th scope="col">Patients</th>
          <th scope="col">NEWS2 medium or high</th>
          <th scope="col">Observations overdue</th>
          <th scope="col">Open tasks</th>
          <th scope="col">Beds</th>
        </tr>
      </thead>
      <tbody>
        {nurses.map(({ who, patients, ill, overdue, tasks }) => (
          <tr key={who ?? ''}>
            <th scope="row">{who ?? <span className="badge warning">Nobody named</span>}</th>
            <td>{patients.length}</td>
            <td>{ill}</td>
            <td>{overdue}</td>
            <td>{tasks}</td>
            <td>
              {who === undefined ? (
                <Unnamed wardId={wardId} patients={patients} />
              ) : (
                patients.map(({ bed }) => bed).join(', ')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
)

/** Each a way to where a nurse is named. */
const Unnamed = ({ wardId, patients }: { wardId: string; patients: Load['patients'] }) => (
  <ul className="in-charge-beds">
    {patients.map(({ occupant, bed }) => (
      <li key={occupant.encounterId}>
        <Link to={paths.stayOnWard(wardId, occupant.patientId)}>
          {bed}
          <span className="visually-hidden">: name a nurse for {occupant.patient?.name ?? 'this bed'}</span>
        </Link>
      </li>
    ))}
  </ul>
)

type Late = { occupant: Occupant; bed: string; words: string }

/** Who is late with what, each a way to the chart. */
export const People = ({ of }: { of: readonly Late[] }) =>
  of.length === 0 ? (
    <p>None overdue</p>
  ) : (
    <ul className="in-charge-list">
      {of.map(({ occupant, bed, words }) => (
        <li key={occupant.encounterId}>
          <Person occupant={occupant} bed={bed} /> <span className="due overdue">{words}</span>
        </li>
      ))}
    </ul>
  )

/** What there is how many of. */
export const Counts = ({ counts }: { counts: readonly { words: string; count: number }[] }) => (
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
  <span>
    {bed}:{' '}
    {patient ? (
      <Link to={paths.chart(patientId, 'summary')}>{patient.name}</Link>
    ) : (
      'Patient’s own record not available'
    )}
  </span>
)
