import { SideBySide } from '#clinical/acts/SideBySide.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { differences, type Rows } from '#clinical/entries/versions.ts'
import { valueText } from '#clinical/results/value.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import { historyOf, valuesIn } from './lab-task.ts'
import type { Work } from './model.ts'

type Props = {
  seen: Work
  /** As the record has it by now; undefined until that is read */
  now: Work | undefined
  save: { error: Error | null; reset: () => void }
  onTake: (now: Work) => void
}

/** Somebody else was first: both states of the work, what was typed stays, and the reader decides (hazard H11). */
export function ChangedWork({ seen, now, save, onTake }: Props) {
  if (!(save.error instanceof ChangedMeanwhile) || !now) return null
  return (
    <div className="stack">
      <SideBySide
        caption="As you saw it and as it is now"
        before="As you saw it"
        after="As it is now"
        rows={differences(rowsOf(seen), rowsOf(now)).filter(({ changed }) => changed)}
      />
      <p>
        <button
          type="button"
          className="button"
          onClick={() => {
            save.reset()
            onTake(now)
          }}
        >
          Go on with it as it is now
        </button>
      </p>
    </div>
  )
}

function rowsOf({ request, stage, why, specimen, number, task, report }: Work): Rows {
  const last = task && historyOf(task).at(-1)
  return [
    ['Request', request.status],
    ['Stage', [stage, why].filter(Boolean).join(': ')],
    ['Sample', number],
    ['Received', specimen?.receivedTime && formatDateTime(specimen.receivedTime)],
    ...(task ? valuesIn(task).map((value) => [textOf(value.code), valueText(value)] as const) : []),
    ['Report', report && [report.status, formatDateTime(report.issued)].join(', ')],
    ['Last done', last && [last.words, last.who, formatDateTime(last.at)].filter(Boolean).join(', ')],
  ]
}
