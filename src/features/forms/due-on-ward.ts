import type { Due } from '#clinical/observations/monitoring.ts'
import { yearsAt } from '#fhir/dates.ts'

import { formDue } from './due.ts'
import { lastKey } from './queries.ts'
import type { Form } from './questionnaire.ts'

type Inpatient = { patientId: string; since: string | undefined; birth: string | undefined }
type Filled = { forms: readonly Form[]; last: ReadonlyMap<string, number> }

export type DueForm = { formId: string; title: string; due: Due }

const soon = 2 * 3_600_000

/** The forms of each patient that are overdue or due within two hours, the soonest first: what they still have to do. */
export function dueOnWard({ forms, last }: Filled, inpatients: readonly Inpatient[], now: number) {
  const of = new Map<string, DueForm[]>()
  for (const { patientId, since, birth } of inpatients) {
    const admittedAt = Date.parse(since ?? '')
    const found = forms.flatMap((form): DueForm[] => {
      const due = formDue(form.cadence, {
        admittedAt: Number.isNaN(admittedAt) ? undefined : admittedAt,
        lastAt: last.get(lastKey(patientId, form.id)),
        age: yearsAt(birth, new Date(now)),
      })
      return typeof due === 'object' && due.at < now + soon
        ? [{ formId: form.id, title: form.title, due }]
        : []
    })
    if (found.length > 0)
      of.set(
        patientId,
        found.toSorted((one, other) => one.due.overdueAt - other.due.overdueAt),
      )
  }
  return of
}
