import '#ui/scores.css'

import { Link } from 'react-router'

import { dueWords } from '#clinical/observations/due-words.ts'
import type { DueForm } from '#features/forms/due-on-ward.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'

/** Assessments of one patient that are due: done by being filled in. */
export function DueForms({ patientId, forms }: { patientId: string; forms: readonly DueForm[] }) {
  const now = useNow()
  return (
    <ul className="lines">
      {forms.map(({ formId, title, due }) => {
        const { urgency, words } = dueWords(due, now)
        return (
          <li key={formId}>
            <div className="task-line">
              <span className={`due ${urgency} nowrap`}>{words}</span>
              <span className="task-what">
                {title} <span className="second-line">Assessment, {due.words}</span>
              </span>
              <Link
                className="button small"
                to={paths.fillForm(patientId, formId)}
                aria-label={`Fill in: ${title}`}
              >
                Fill in
              </Link>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
