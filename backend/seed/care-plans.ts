import type { CarePlan, Goal, QuestionnaireResponse } from 'fhir/r4'

import { about, type Chart, file } from './chart.ts'
import { type PlanTemplate, planTemplates, planUrl, planVersion } from './plan-templates.ts'
import { randomFrom } from './random.ts'
import { coding, concept, day, dayOf, hour, instant, ours, reference, terminology } from './shapes.ts'

/**
 * The plans that the assessments of a stay have asked for. Most were started and are evaluated shift after shift; some were
 * not started, so that they are offered, and some evaluations are late.
 */
export function planCare(chart: Chart, admitted: number) {
  const responses = chart.resources.filter((one) => one.resourceType === 'QuestionnaireResponse')
  // Its own numbers: what else the seed tells of anybody stays as it was.
  const random = randomFrom(Number.parseInt(chart.id.replaceAll('-', '').slice(0, 7), 16))
  for (const template of planTemplates) {
    const found = responses.find((response) => asksFor(template, response))
    if (!found || random.chance(0.4)) continue
    const made = Math.max(admitted, Date.parse(found.authored ?? '')) + 2 * hour
    if (made < chart.now) tellPlan(chart, template, found, made, random)
  }
}

function asksFor({ triggers }: PlanTemplate, { questionnaire, item = [] }: QuestionnaireResponse) {
  return triggers.some(({ form, item: linkId, from, answers = [] }) => {
    if (questionnaire?.split('|')[0] !== `${ours}/Questionnaire/${form}`) return false
    const said = item.find((one) => one.linkId === linkId)?.answer?.[0]
    if (from !== undefined) return (said?.valueInteger ?? -1) >= from
    return answers.includes(said?.valueCoding?.code ?? String(said?.valueBoolean))
  })
}

/** As people read it: 25-Nov-2026 */
const written = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: '2-digit',
  month: 'short',
  year: 'numeric',
})

type Random = ReturnType<typeof randomFrom>

function tellPlan(
  chart: Chart,
  template: PlanTemplate,
  response: QuestionnaireResponse,
  made: number,
  random: Random,
) {
  const [nurse] = chart.nurses
  const author = nurse ? { author: nurse } : {}
  const goals = template.goals.map(([words, measure, target, days]) => {
    const due = dayOf(made + days * day)
    const goal: Goal = {
      resourceType: 'Goal',
      lifecycleStatus: 'active',
      description: { text: words },
      subject: chart.subject,
      startDate: dayOf(made),
      target: [{ measure: { text: measure }, detailString: target, dueDate: due }],
    }
    return { ...file(chart, goal), display: `${words} (${measure}: ${target})` }
  })
  const plan: CarePlan = {
    resourceType: 'CarePlan',
    instantiatesCanonical: [`${planUrl(template.id)}|${planVersion}`],
    status: 'active',
    intent: 'plan',
    category: [concept('Nursing care plan', coding(`${ours}/CodeSystem/care-plan`, 'ward'))],
    title: template.title,
    description: template.need,
    ...about(chart),
    period: { start: instant(made) },
    created: instant(made),
    ...author,
    supportingInfo: [
      {
        ...reference('QuestionnaireResponse', response.id ?? ''),
        display: `Assessed ${written.format(Date.parse(response.authored ?? '')).replaceAll(' ', '-')}`,
      },
    ],
    goal: goals,
    activity: template.care.map(([words, often], index) => ({
      id: `care-${index + 1}`,
      detail: { status: 'in-progress' as const, description: words, scheduledString: often },
    })),
  }
  evaluate(chart, { ...file(chart, plan), display: template.title }, made, random)
}

const findings = [
  ['no-change', 'No change', ''],
  ['no-change', 'No change', ''],
  ['no-change', 'No change', ''],
  ['improving', 'Better', 'Settled well since yesterday.'],
  ['improving', 'Better', 'Follows the plan with little help.'],
  ['worsening', 'Worse', 'Needed more help than yesterday; told the nurse in charge.'],
] as const

/** Twice a day since it was made, at most six times; one in four misses the last. */
function evaluate(chart: Chart, plan: { reference?: string; display: string }, made: number, random: Random) {
  const missed = random.chance(0.25) ? 20 : 3
  const times = Array.from({ length: 6 }, (_, index) => chart.now - (missed + index * 12) * hour)
  for (const at of times.filter((time) => time > made + 4 * hour).toReversed()) {
    const [code, text, words] = random.pick(findings)
    file(chart, {
      resourceType: 'Observation',
      status: 'final',
      basedOn: [plan],
      code: concept(`Evaluation: ${plan.display}`, coding(`${ours}/CodeSystem/care-plan`, 'evaluation')),
      ...about(chart),
      effectiveDateTime: instant(at),
      ...(chart.nurses[0] ? { performer: [chart.nurses[0]] } : {}),
      valueCodeableConcept: concept(text, coding(`${terminology}/goal-achievement`, code, text)),
      ...(words ? { note: [{ text: words }] } : {}),
    })
  }
}
