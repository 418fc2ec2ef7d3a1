import { Link, useLocation, useParams } from 'react-router'

import { dueWords } from '#clinical/observations/due-words.ts'
import { paths } from '#lib/paths.ts'

import { Quiet, unknownWords } from './board-cells.tsx'
import type { Known } from './known.ts'
import type { Occupant } from './model.ts'
import { asksToStepUp, byUrgency, isOverdue, type WardTask, type WardTasks } from './tasks.ts'

/** What has to be done for one patient, as a row, a tile and what is more about a bed say it. */

type Props = { occupant: Occupant; tasks: Known<WardTasks>; now: number }

/** Escalations first, each with its clock. A line of the board has room for one of them, and the count of the others. */
export function TaskFacts({ occupant, tasks, now }: Props) {
  if (typeof tasks !== 'object')
    return (
      unknownWords(tasks) ?? (
        <Quiet>
          No <span className="said">open </span>tasks
        </Quiet>
      )
    )
  const ordered = byUrgency(tasks.tasks)
  const others = ordered.filter(({ kind }) => kind !== 'escalation')
  const overdue = others.filter((task) => isOverdue(task, now)).length
  return (
    <>
      <span className="one-line">
        <EscalationFacts occupant={occupant} tasks={tasks} now={now} />{' '}
        {others.length > 0 && `${others.length} open `}
        {overdue > 0 && <span className="due overdue">{`${overdue} overdue`}</span>}
      </span>
      <TaskLines occupant={occupant} tasks={ordered} now={now} />
    </>
  )
}

/** On a line or a tile, where the other tasks are one step away: an escalation stands in sight. */
export function EscalationFacts({ occupant, tasks, now }: Props) {
  const address = useTaskAddress(occupant)
  const [first] =
    typeof tasks === 'object' ? byUrgency(tasks.tasks).filter(({ kind }) => kind === 'escalation') : []
  if (!first) return null
  const stepUp = asksToStepUp(first, now)
  return (
    <span className="ward-escalation" title={first.what}>
      <Link to={address(first)}>
        {stepUp ? 'Step up' : 'Escalation'}
        <span className="visually-hidden">
          {stepUp && ' escalation'}: {first.what}
        </span>
      </Link>{' '}
      <ShortDue task={first} now={now} />
    </span>
  )
}

/** The mark of what is overdue says so to the eye; there is no room to say it twice. */
function ShortDue({ task: { dueAt }, now }: { task: WardTask; now: number }) {
  if (dueAt === undefined) return null
  const { urgency, words, clock } = dueWords({ at: dueAt, overdueAt: dueAt, words: '' }, now)
  if (urgency !== 'overdue') return <span className={`due ${urgency}`}>{words}</span>
  return (
    <span className="due overdue">
      <span className="visually-hidden">overdue </span>
      {clock}
    </span>
  )
}

function TaskLines({ occupant, tasks, now }: Omit<Props, 'tasks'> & { tasks: readonly WardTask[] }) {
  const address = useTaskAddress(occupant)
  return (
    <ul className="ward-tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          {task.kind === 'escalation' && <strong>Escalation: </strong>}
          <Link to={address(task)}>{task.what}</Link> <TaskDue task={task} now={now} />
        </li>
      ))}
    </ul>
  )
}

function TaskDue({ task, now }: { task: WardTask; now: number }) {
  if (task.dueAt === undefined) return null
  return (
    <>
      <span className={isOverdue(task, now) ? 'due overdue' : 'due later'}>
        {dueWords({ at: task.dueAt, overdueAt: task.dueAt, words: '' }, now).words}
      </span>
      {asksToStepUp(task, now) && <strong className="step-up"> step up</strong>}
    </>
  )
}

function useTaskAddress({ patientId }: Occupant) {
  const { wardId = '' } = useParams()
  const { search } = useLocation()
  return ({ id }: WardTask) => `${paths.taskOnWard(wardId, patientId, id)}${search}`
}
