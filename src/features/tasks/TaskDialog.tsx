import '#ui/layout.css'
import './tasks.css'

import type { Task } from 'fhir/r4'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { type ResolverResult, useForm, useWatch } from 'react-hook-form'

import { useCan, useSession } from '#auth/session.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import type { Stored } from '#fhir/client.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useWrittenAt } from '#ui/use-written-at.ts'

import { type ActCode, acts, actsFor, problemsIn, type Values } from './draft.ts'
import { taskRows } from './model.ts'
import { useStep } from './mutations.ts'
import { asksToStepUp, type TaskRow, toRow } from './row.ts'
import { StepFields } from './StepFields.tsx'
import type { Recorded } from './steps.ts'
import { TaskClock } from './TaskClock.tsx'
import { TaskHistory } from './TaskHistory.tsx'

type Props = { patientId: string; patientLine: string; taskId: string; onClose: () => void }

/** One task: what it is, everything that was done with it, and the next step. */
export const TaskDialog = ({ taskId, ...rest }: Props) => (
  <OneEntryDialog patientId={rest.patientId} type="Task" id={taskId} title="Task" onClose={rest.onClose}>
    {(task) => <OneTask task={task} {...rest} />}
  </OneEntryDialog>
)

type OneProps = Omit<Props, 'taskId'> & { task: Stored<Task> }

function OneTask({ task, patientLine, patientId, onClose }: OneProps) {
  const row = toRow(task)
  const session = useSession()
  const may = useCan('task.do')
  const possible = may ? actsFor(row, session) : []
  // A form that was begun stays, with its words, whatever a colleague does with the task meanwhile.
  const [begun] = useState(possible.length > 0)
  if (begun)
    return (
      <StepDialog
        row={row}
        possible={possible}
        patientId={patientId}
        patientLine={patientLine}
        onClose={onClose}
      />
    )
  return (
    <Dialog title="Task" width="wide" onClose={onClose}>
      <div className="dialog-body stack">
        <What row={row} patientLine={patientLine} />
        {!may && <p>Your role may read this task, and not do it.</p>}
        <More row={row} patientId={patientId} />
      </div>
    </Dialog>
  )
}

type StepProps = Omit<Props, 'taskId'> & { row: TaskRow; possible: readonly ActCode[] }

function StepDialog({ row, possible, patientId, patientLine, onClose }: StepProps) {
  const { name, post } = useSession()
  const now = useNow()
  const [openedAt] = useState(() => Date.now())
  const { stands, at: writtenAt } = useWrittenAt(openedAt)
  const form = useForm<Values, unknown, Recorded>({
    defaultValues: {
      act: firstAct(row, possible, openedAt),
      who: '',
      at: londonWallClock(openedAt),
      words: '',
      signs: [],
    },
    resolver: (values) => resolve(values, writtenAt()),
  })
  const act = useWatch({ control: form.control, name: 'act' })
  const at = useWatch({ control: form.control, name: 'at' })
  useEffect(() => stands(at), [stands, at])
  const save = useStep(patientId, row)
  return (
    <FormDialog
      title="Task"
      submit={act ? acts[act].submit : 'Record'}
      submitting="Saving…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="task-dialog">
        <What row={row} patientLine={patientLine} />
        <div className="stack task-step">
          {asksToStepUp(row, now) && (
            <p className="notice warning">
              <span>
                <strong>Overdue, step up:</strong>{' '}
                {row.step === 'tell'
                  ? 'nobody has been told in time.'
                  : 'the patient has not been seen in time.'}
              </span>
            </p>
          )}
          {save.error && (
            <EntryAsSeen patientId={patientId} seen={row.resource} toRows={taskRows} save={save} />
          )}
          {!row.open && (
            <p className="notice warning">This task is closed now: nothing more is recorded with it.</p>
          )}
          <RadioField
            name="act"
            label="What is recorded?"
            options={possible.map((value) => ({ value, label: acts[value].label }))}
          />
          {act && (
            <StepFields act={act} row={row} patientId={patientId} me={post.role === 'doctor' ? name : ''} />
          )}
        </div>
        <More row={row} patientId={patientId} />
      </div>
    </FormDialog>
  )
}

/** Telling is what a task to tell is opened for, stepping up what an overdue one is; nothing else is chosen beforehand. */
function firstAct(row: TaskRow, possible: readonly ActCode[], now: number): Values['act'] {
  // whoever is on the way will rather say what they found
  if (asksToStepUp(row, now) && row.resource.status !== 'accepted') return 'step-up'
  const [only, ...more] = possible
  return only && (row.step === 'tell' || more.length === 0) ? only : ''
}

function resolve(values: Values, writtenAt: number): ResolverResult<Values, Recorded> {
  const now = Date.now()
  const at = fromLondonWallClock(values.at, writtenAt) ?? ''
  const problems = Object.entries(problemsIn(values, now, Date.parse(at) || undefined))
  const { act } = values
  if (problems.length === 0 && act) return { values: { ...values, act, at }, errors: {} }
  return {
    values: {},
    errors: Object.fromEntries(problems.map(([field, message]) => [field, { type: 'value', message }])),
  }
}

function What({ row, patientLine }: { row: TaskRow; patientLine: string }) {
  const now = useNow()
  return (
    <div className="stack">
      <p>{patientLine}</p>
      <p className="task-what">
        <strong>{row.what}</strong> <TaskClock row={row} now={now} />
      </p>
      <dl className="facts">
        <dt>Status</dt>
        <dd>{row.steppedUp && row.open ? `${row.status}, stepped up` : row.status}</dd>
        <dt>For</dt>
        <dd>{row.owner?.who ?? 'Nobody named'}</dd>
        <dt>Due</dt>
        <dd>{formatDateTime(row.due, 'No time')}</dd>
        {row.repeats && (
          <>
            <dt>Repeats</dt>
            <dd>{row.repeats}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

/** What was done with it so far, and where it comes from. */
function More({ row, patientId }: { row: TaskRow; patientId: string }) {
  const setId = referenceId(row.resource.focus, 'Observation')
  return (
    <div className="stack">
      <TaskHistory steps={row.history} />
      {setId && (
        <p>
          <Link to={deepPaths.observationSet(patientId, setId)}>The set of observations that caused it</Link>
        </p>
      )}
      <p>
        {row.source && <span className="quiet-text">{row.source}. </span>}
        <AboutButton patientId={patientId} type="Task" id={row.id} what={row.what} toRows={taskRows} />
      </p>
    </div>
  )
}
