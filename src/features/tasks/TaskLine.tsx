import { useState } from 'react'
import { Link } from 'react-router'

import { useCan, useSession } from '#auth/session.ts'

import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { actsFor } from './draft.ts'
import { useStep } from './mutations.ts'
import { lastStep, type TaskRow } from './row.ts'
import { TaskClock } from './TaskClock.tsx'

type Props = {
  row: TaskRow
  /** Whose it is and where they lie; nothing where the list says so above */
  whose?: string
  /** Where its dialog opens */
  to: string
  now: number
}

/** One task of a list: when, what, whose, what was done last, and the step that takes one tap. */
export function TaskLine({ row, whose, to, now }: Props) {
  const said = lastStep(row)
  const noteId = row.kind === 'countersign' ? referenceId(row.resource.focus, 'Composition') : undefined
  // Outlives the version it was said of: a colleague who was first is seen together with these words.
  const [refused, setRefused] = useState<string>()
  const words = [
    row.open ? row.status : undefined,
    row.owner?.who ?? 'nobody named',
    row.steppedUp && row.open ? 'stepped up' : undefined,
    row.repeats?.toLowerCase(),
  ]
  return (
    <div className="task-line">
      <TaskClock row={row} now={now} />
      <div className="task-what">
        {row.kind === 'escalation' && <span className="badge danger">Escalation</span>} {row.what}
        {whose && <span className="second-line">{whose}</span>}
        <span className="second-line">{words.filter(Boolean).join(' · ')}</span>
        {said && <span className="second-line">{said}</span>}
      </div>
      <div className="buttons">
        {refused && (
          <span role="alert" className="second-line">
            Not saved. {refused}
          </span>
        )}
        {row.open && <OneTap key={row.resource.meta?.versionId} row={row} onRefused={setRefused} />}
        <Link
          className="button small"
          to={noteId ? deepPaths.countersign(row.patientId ?? '', noteId) : to}
          aria-label={`Open task: ${row.what}`}
        >
          Open
        </Link>
      </div>
    </div>
  )
}

const refusalOf = (error: Error) =>
  error instanceof ChangedMeanwhile ? 'A colleague was first: it is shown as they left it.' : error.message

const taps = { accept: 'Accept', coming: 'On my way', done: 'Done' } as const

/** Made anew for each version of the task, so that each step is an act of its own. */
function OneTap({ row, onRefused }: { row: TaskRow; onRefused: (words: string | undefined) => void }) {
  const session = useSession()
  const may = useCan('task.do')
  const step = useStep(row.patientId ?? '', row)
  const possible = actsFor(row, session)
  const act = (['accept', 'coming', 'done'] as const).find((one) => possible.includes(one))
  if (!may || !act) return null
  return (
    <button
      type="button"
      className="button small"
      aria-disabled={step.isPending}
      aria-label={`${taps[act]}: ${row.what}`}
      onClick={() => {
        if (step.isPending) return
        onRefused(undefined)
        step.mutate(
          { act, who: '', at: '', words: '', signs: [] },
          { onError: (error) => onRefused(refusalOf(error)) },
        )
      }}
    >
      {step.isPending ? 'Saving…' : taps[act]}
    </button>
  )
}
