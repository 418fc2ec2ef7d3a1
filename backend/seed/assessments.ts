import type { QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem } from 'fhir/r4'

import { about, type Chart, file } from './chart.ts'
import { wardForms } from './forms.ts'
import { hour, instant } from './shapes.ts'

/** What the ward has assessed since admission: most of it for most people, so that the grid shows both done and overdue. */
const usual: readonly { id: string; hoursIn: number; weekly?: true; fromAge?: number }[] = [
  { id: 'form-falls', hoursIn: 3 },
  { id: 'form-bed-rails', hoursIn: 3 },
  { id: 'form-waterlow', hoursIn: 4, weekly: true },
  { id: 'form-vte', hoursIn: 8 },
  { id: 'form-must', hoursIn: 12, weekly: true },
  { id: 'form-clinical-frailty', hoursIn: 10, fromAge: 65 },
  { id: 'form-4at', hoursIn: 20, fromAge: 65 },
]
const week = 168 * hour

export function assess(chart: Chart, admitted: number) {
  const [nurse] = chart.nurses
  const forms = new Map(wardForms().map((form) => [form.id, form]))
  const years = new Date(chart.now).getUTCFullYear() - Number(chart.patient.birthDate?.slice(0, 4))
  usual.forEach(({ id, hoursIn, weekly, fromAge = 0 }, index) => {
    const first = admitted + hoursIn * hour
    // Of a weekly one the newest is what counts.
    const weeks = weekly ? Math.max(0, Math.floor((chart.now - first) / (week - 2 * hour))) : 0
    const at = first + weeks * (week - 2 * hour)
    const form = forms.get(id)
    // One in six was not done: by the patient and the form, not by chance, so that the rest of the region stays as it was.
    const missed = (chart.id.charCodeAt(0) + chart.id.charCodeAt(3) + index * 5) % 6 === 0
    if (!form || missed || at > chart.now || years < fromAge) return
    const item = answersTo(form.item ?? [], chart.id.charCodeAt(5) + index)
    const response: QuestionnaireResponse = {
      resourceType: 'QuestionnaireResponse',
      questionnaire: `${form.url}|${form.version}`,
      status: 'completed',
      ...about(chart),
      authored: instant(at),
      ...(nurse ? { author: nurse } : {}),
      item,
    }
    file(chart, response)
  })
}

function answersTo(items: QuestionnaireItem[], seed: number): QuestionnaireResponseItem[] {
  const points = new Map<string, number>()
  return items.flatMap<QuestionnaireResponseItem>(
    ({ linkId, text = linkId, type, repeats, answerOption = [], extension = [], enableWhen }, index) => {
      // What an answer opens is not asked of these patients.
      if (enableWhen) return []
      if (repeats || type === 'text' || type === 'string' || type === 'decimal') {
        points.set(linkId, 0)
        return linkId === 'actions'
          ? [{ linkId, text, answer: [{ valueString: 'Low bed, call bell in reach, walking aid checked' }] }]
          : []
      }
      if (type === 'boolean') return [{ linkId, text, answer: [{ valueBoolean: (seed + index) % 3 === 0 }] }]
      const of = extension.flatMap(({ url, valueString }) =>
        url.endsWith('score-of') && valueString ? [valueString] : [],
      )
      if (of.length > 0)
        return [
          {
            linkId,
            text,
            answer: [{ valueInteger: of.reduce((sum, one) => sum + (points.get(one) ?? 0), 0) }],
          },
        ]
      // Somebody of that age on a ward is seldom very fit.
      const from = linkId === 'level' ? 3 : 0
      const chosen = answerOption[from + ((seed + index) % Math.min(from > 0 ? 4 : 2, answerOption.length))]
      if (!chosen?.valueCoding) return []
      points.set(linkId, chosen.extension?.[0]?.valueDecimal ?? 0)
      return [{ linkId, text, answer: [{ valueCoding: chosen.valueCoding }] }]
    },
  )
}
