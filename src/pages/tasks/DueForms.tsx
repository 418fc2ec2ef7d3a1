import '#ui/scores.css'

import { Link } from 'react-router'

import { dueWords } from '#clinical/observations/due-words.ts'
import type { DueForm } from '#features/forms/due-on-ward.ts'
import { type InBed, whoseText } from '#features/tasks/TaskList.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { useNow } from '#lib/use-now.ts'

type Props = {
  inBed: InBed
  forms: readonly DueForm[]
}

/** Assessments of one patient that are due: done by being filled in. */
export const DueForms = ({ inBed: { patientId }, forms }: Props) => (
  <ul className="lines">
    {forms.map((form) => (
      <li key={form.formId}>
        <DueLine patientId={patientId} form={form} />
      </li>
    ))}
  </ul>
)

type AllProps = { beds: readonly InBed[]; of: ReadonlyMap<string, readonly DueForm[]> }

/** Those of a whole ward by time, each with whose it is. */
export function DueFormsByTime({ beds, of }: AllProps) {
  const due = beds
    .flatMap((inBed) => (of.get(inBed.patientId) ?? []).map((form) => ({ inBed, form })))
    .toSorted((one, other) => one.form.due.overdueAt - other.form.due.overdueAt)
  if (due.length === 0) return null
  return (
    <section className="task-group" aria-labelledby="assessments-due">
      <header>
        <h3 id="assessments-due">Assessments due</h3>
      </header>
      <ul className="lines" aria-labelledby="assessments-due">
        {due.map(({ inBed: { patientId, patient, bed }, form }) => (
          <li key={`${patientId} ${form.formId}`}>
            <DueLine patientId={patientId} form={form} whose={whoseText(patient, bed)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type LineProps = { patientId: string; form: DueForm; whose?: string }

function DueLine({ patientId, form: { formId, title, due }, whose }: LineProps) {
  const { urgency, words } = dueWords(due, useNow())
  return (
    <div className="task-line">
      <span className={`due ${urgency}`}>{words}</span>
      <span className="task-what">
        {title}
        {whose && <span className="second-line">{whose}</span>}
        <span className="second-line">Assessment, {due.words}</span>
      </span>
      <Link
        className="button small"
        to={deepPaths.fillForm(patientId, formId)}
        aria-label={`Fill in: ${title}${whose ? `, ${whose}` : ''}`}
      >
        Fill in
      </Link>
    </div>
  )
}
