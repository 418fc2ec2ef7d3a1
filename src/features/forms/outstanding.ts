import { yearsAt } from '#fhir/dates.ts'

import { formDue } from './due.ts'
import { lastKey } from './queries.ts'
import type { Form } from './questionnaire.ts'

type Inpatient = { patientId: string; since: string | undefined; birth: string | undefined }
type Filled = { forms: readonly Form[]; last: ReadonlyMap<string, number> }

/** Which forms should have been filled in by now, by title, of each patient who has any. */
export function overdueForms({ forms, last }: Filled, inpatients: readonly Inpatient[], now: number) {
  const of = new Map<string, { overdue: string[] }>()
  for (const { patientId, since, birth } of inpatients) {
    const admittedAt = Date.parse(since ?? '')
    const overdue = forms.filter((form) => {
      const due = formDue(form.cadence, {
        admittedAt: Number.isNaN(admittedAt) ? undefined : admittedAt,
        lastAt: last.get(lastKey(patientId, form.id)),
        age: yearsAt(birth, new Date(now)),
      })
      return typeof due === 'object' && due.overdueAt <= now
    })
    if (overdue.length > 0) of.set(patientId, { overdue: overdue.map(({ title }) => title) })
  }
  return of
}
