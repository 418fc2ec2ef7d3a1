import { priorityWords } from '#clinical/care/order.ts'
import { whoText } from '#clinical/entries/source.ts'
import { historyOf } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { disciplineWords } from '#departments/pathology/work/rules.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDateTime } from '#fhir/dates.ts'

import type { ReportedValues } from './previous.ts'
import { ValuesShown } from './ValuesShown.tsx'

/** What was asked for, by whom and why, and the sample it is done on. */
export function WorkFacts({ work, out }: { work: Work; out: ReportedValues }) {
  const { what, request, requester, discipline, specimen, stage, why, number, place } = work
  const rows: [string, string | undefined][] = [
    ['Test', what],
    ['Discipline', discipline ? disciplineWords[discipline] : 'Not known'],
    ['Priority', priorityWords(request.priority) ?? 'Routine'],
    ['Stage', [stage.charAt(0).toUpperCase() + stage.slice(1), why].filter(Boolean).join(': ')],
    ['Requested', [formatDateTime(request.authoredOn), requester].filter(Boolean).join(', ')],
    ['Clinical details', (request.reasonCode ?? []).map((one) => textOf(one, '')).join('; ') || 'None given'],
    ['Place', place ?? 'Not in a bed of this record'],
    ['Sample', number],
    ['Collected', collectedText(specimen)],
    ['Received', specimen?.receivedTime && formatDateTime(specimen.receivedTime)],
  ]
  return (
    <>
      <dl className="fact-grid lab-facts">
        {rows.map(
          ([label, words]) =>
            words && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
      {out.values.length > 0 && (
        <ValuesShown
          caption={out.report?.status === 'preliminary' ? 'Interim report' : 'Reported'}
          values={out.values}
          earlier={{ lines: [], complete: true }}
        />
      )}
    </>
  )
}

const collectedText = (specimen: Work['specimen']) =>
  specimen?.collection &&
  [
    formatDateTime(specimen.collection.collectedDateTime ?? specimen.collection.collectedPeriod?.start),
    whoText(specimen.collection.collector, specimen),
  ]
    .filter(Boolean)
    .join(', ')

export function WorkHistory({ work: { task } }: { work: Work }) {
  const steps = task ? historyOf(task) : []
  if (steps.length === 0) return null
  return (
    <details>
      <summary>What was done so far</summary>
      <ol className="lab-history">
        {steps.map(({ who, at, words }, index) => (
          <li key={`${at} ${index}`}>
            <strong>{words}</strong>{' '}
            <span className="quiet-text">
              {who}, {formatDateTime(at, 'time not recorded')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
