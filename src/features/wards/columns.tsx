import type { ReactNode } from 'react'

import type { Alert } from '#clinical/care/alert.ts'

import {
  AlertFacts,
  CareFacts,
  DueFacts,
  MedicineFacts,
  Quiet,
  ScoreFacts,
  TeamFacts,
  Who,
} from './board-cells.tsx'
import { DischargeFacts } from './DischargeFacts.tsx'
import type { Known } from './known.ts'
import type { WardMedicines } from './medicines.ts'
import type { Occupant } from './model.ts'
import type { Outstanding } from './outstanding.ts'
import { chartOf, type WardScore } from './scores.ts'
import { TaskFacts } from './task-cells.tsx'
import type { WardTasks } from './tasks.ts'

/** Everything the board knows of the patient in one bed. */
export type Facts = {
  occupant: Occupant
  score: Known<WardScore>
  alerts: Known<Alert[]>
  tasks: Known<WardTasks>
  medicines: Known<WardMedicines>
  outstanding: Known<Outstanding>
  now: number
  clinical: boolean
  privacy: boolean
}

export type Column = {
  title: string
  /** Only for who reads the chart */
  clinical?: true
  /** Left out on a screen that others see */
  hidden?: true
  className: string
  cell: (facts: Facts) => ReactNode
}

const columns: readonly Column[] = [
  { title: 'Patient', className: 'ward-patient', cell: (facts) => <Who {...facts} /> },
  { title: 'NEWS2', className: 'ward-score', clinical: true, cell: (facts) => <ScoreOf {...facts} /> },
  { title: 'Observations due', className: 'ward-due', clinical: true, cell: (facts) => <DueOf {...facts} /> },
  {
    title: 'Alerts',
    className: 'ward-alert-cell',
    clinical: true,
    cell: (facts) => <AlertFacts {...facts} room={2} />,
  },
  {
    title: 'Tasks',
    className: 'ward-task-cell',
    clinical: true,
    hidden: true,
    cell: (facts) => <TaskFacts {...facts} />,
  },
  {
    title: 'Medicines',
    className: 'ward-medicines',
    clinical: true,
    hidden: true,
    cell: (facts) => <MedicineFacts {...facts} />,
  },
  {
    title: 'Assessments',
    className: 'ward-assessments',
    clinical: true,
    hidden: true,
    cell: (facts) => <OutstandingOf {...facts} />,
  },
  {
    title: 'Diet and mobility',
    className: 'ward-care',
    clinical: true,
    hidden: true,
    cell: ({ occupant: { details } }) => <CareFacts {...details} />,
  },
  {
    title: 'Consultant and nurse',
    className: 'ward-team',
    cell: ({ occupant }) => <TeamFacts {...occupant} />,
  },
  {
    title: 'Expected discharge',
    className: 'ward-discharge',
    cell: ({ occupant: { details }, now, clinical, privacy }) => (
      <DischargeFacts details={details} now={now} clinical={clinical && !privacy} />
    ),
  },
]

export const columnsFor = (clinical: boolean, privacy: boolean): Column[] =>
  columns.filter((one) => (clinical || !one.clinical) && !(privacy && one.hidden))

/** The score with the chart it is of; who is on another chart has no NEWS2, and the words say so. */
export function ScoreOf({ occupant, score, now }: Pick<Facts, 'occupant' | 'score' | 'now'>) {
  const chart = chartOf(occupant, new Date(now))
  if (chart === 'NEWS2' || typeof score === 'object') return <ScoreFacts score={score} now={now} />
  return <Quiet>{chart === 'PEWS' ? 'Under 16: PEWS chart, no score' : 'Maternity chart'}</Quiet>
}

export function DueOf({ occupant, score, now }: Pick<Facts, 'occupant' | 'score' | 'now'>) {
  if (chartOf(occupant, new Date(now)) === 'maternity' && typeof score !== 'object')
    return <Quiet>By the maternity chart</Quiet>
  return <DueFacts score={score} now={now} />
}

export function OutstandingOf({ outstanding }: Pick<Facts, 'outstanding'>) {
  if (outstanding === 'loading') return <Quiet>Loading…</Quiet>
  if (outstanding === 'unavailable') return <Quiet>Unavailable</Quiet>
  if (outstanding === 'none')
    return (
      <Quiet>
        Nothing<span className="said"> overdue</span>
      </Quiet>
    )
  return (
    <>
      <span className="due overdue">{outstanding.overdue.length} overdue</span>
      <details className="ward-which">
        <summary>Which</summary>
        {outstanding.overdue.join(', ')}
      </details>
    </>
  )
}
