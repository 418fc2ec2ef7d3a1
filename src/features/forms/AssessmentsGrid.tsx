import '#ui/table-cards.css'
import './forms.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { dueWords } from '#clinical/observations/due-words.ts'
import { formatDate, yearsAt } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'
import { useNow } from '#lib/use-now.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { TableScroll } from '#ui/TableScroll.tsx'

import { formDue } from './due.ts'
import { lastFilled, lastKey } from './queries.ts'
import type { Form } from './questionnaire.ts'

export type Inpatient = {
  patientId: string
  bed: string
  name: string
  birth: string | undefined
  /** When the stay began, as the record says it */
  since: string | undefined
}

/** Who on the ward needs which form by when: overdue ones in words, each a way to the form. */
export function AssessmentsGrid({ wardId, inpatients }: { wardId: string; inpatients: Inpatient[] }) {
  const patientIds = [...new Set(inpatients.map(({ patientId }) => patientId))].toSorted()
  const query = useQuery({ ...lastFilled(wardId, patientIds), enabled: patientIds.length > 0 })
  const now = useNow()
  if (inpatients.length === 0) return <p className="notice quiet">Nobody is on this ward.</p>
  return (
    <Loaded query={query} what="the forms of this ward">
      {({ forms, last, withheld }) => {
        const scheduled = forms.filter(
          ({ cadence }) => cadence.first !== undefined || cadence.every !== undefined,
        )
        return (
          <>
            {withheld > 0 && <p className="notice quiet">{withheld} withheld: restricted.</p>}
            <TableScroll label="Assessments">
              <table className="table table-cards forms-grid" aria-label="Assessments due">
                <thead>
                  <tr>
                    <th scope="col">Bed</th>
                    <th scope="col">Patient</th>
                    {scheduled.map(({ id, title }) => (
                      <th key={id} scope="col">
                        {title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {inpatients.map((inpatient) => (
                    <tr key={inpatient.patientId}>
                      <td>{inpatient.bed}</td>
                      <th scope="row">
                        <Link to={paths.chart(inpatient.patientId, 'assessments')}>{inpatient.name}</Link>
                      </th>
                      {scheduled.map((form) => (
                        <DueCell
                          key={form.id}
                          form={form}
                          inpatient={inpatient}
                          lastAt={last.get(lastKey(inpatient.patientId, form.id))}
                          now={now}
                        />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </>
        )
      }}
    </Loaded>
  )
}

type CellProps = { form: Form; inpatient: Inpatient; lastAt: number | undefined; now: number }

function DueCell({ form, inpatient: { patientId, since, birth }, lastAt, now }: CellProps) {
  const admittedAt = Date.parse(since ?? '')
  const due = formDue(form.cadence, {
    admittedAt: Number.isNaN(admittedAt) ? undefined : admittedAt,
    lastAt,
    age: yearsAt(birth, new Date(now)),
  })
  if (due === 'done')
    return (
      <td data-label={form.title}>
        <div className="cell">
          Done{' '}
          <span className="second-line">
            {lastAt !== undefined && formatDate(new Date(lastAt).toISOString())}
          </span>
        </div>
      </td>
    )
  if (due === 'not scheduled')
    return (
      <td data-label={form.title} className="quiet-text not-due">
        {notDueWords(form, admittedAt)}
      </td>
    )
  const { urgency, words } = dueWords(due, now)
  return (
    <td data-label={form.title}>
      <Link className={`due ${urgency}`} to={deepPaths.fillForm(patientId, form.id)}>
        {urgency === 'later' ? `due ${words}` : words}
        <span className="visually-hidden">: {form.title}</span>
      </Link>
    </td>
  )
}

/** Why nothing is due: nothing was begun, the age, or no time to count from. */
function notDueWords({ cadence }: Form, admittedAt: number): string {
  if (cadence.first === undefined) return 'None now'
  return admittedAt ? 'Not at this age' : 'Admission time not recorded'
}
