import type { Observation } from 'fhir/r4'

import { type Chart, file } from './chart.ts'
import { observationCategory, chartSet } from './observations.ts'
import type { Readings } from './news2.ts'
import { coding, concept, hour, instant, minute, ours, quantity, snomed } from './shapes.ts'

/** What ward staff do about a set after it was recorded: amend it, strike it through, change how often it is taken. */

/** A set in the name of another patient's bed: struck through whole, with the reason. */
export function strikeSet(chart: Chart, at: number, readings: Readings, reason: string) {
  const before = chart.resources.length
  chartSet(chart, { at, readings, scale: 1 })
  strikeSince(chart, before, at + 20 * minute, `Marked as entered in error: ${reason}`)
}

/** A set with a mistyped reading, and the one that took its place. */
export function amendSet(chart: Chart, at: number, wrong: Readings, right: Readings, reason: string) {
  const before = chart.resources.length
  chartSet(chart, { at, readings: wrong, scale: 1 })
  const after = chart.resources.length
  chartSet(chart, { at, readings: right, scale: 1 })
  const score = chart.resources.at(-1)
  strikeSince(chart, before, at + 12 * minute, `Amended: ${reason}`, after, score?.id)
}

function strikeSince(
  chart: Chart,
  from: number,
  time: number,
  text: string,
  to = chart.resources.length,
  replacedBy?: string,
) {
  const author = { display: chart.nurses[0]?.display ?? 'Ward staff' }
  for (let index = from; index < to; index++) {
    const one = chart.resources[index]
    if (one?.resourceType !== 'Observation') continue
    const struck: Observation = {
      ...one,
      status: 'entered-in-error',
      note: [{ authorReference: author, time: instant(time), text }],
      ...(replacedBy
        ? {
            extension: [
              {
                url: `${ours}/StructureDefinition/replaced-by`,
                valueReference: { reference: `Observation/${replacedBy}` },
              },
            ],
          }
        : {}),
    }
    chart.resources[index] = struck
  }
}

/** A clinician's decision to observe more or less often than the chart asks, made on a score. */
export function decideInterval(chart: Chart, hours: number, score: number, reason: string) {
  file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory('survey')],
    code: concept(
      'Interval between observations',
      coding(`${ours}/CodeSystem/observation`, 'observation-interval', 'Interval between observations'),
    ),
    subject: chart.subject,
    effectiveDateTime: instant(chart.now - 2 * hour),
    performer: [{ display: 'Dr Amina Hargreaves' }],
    valueQuantity: quantity(hours * 60, 'minutes', 'min'),
    component: [
      {
        code: snomed('1104051000000101', 'RCP NEWS2 total score'),
        valueQuantity: quantity(score, 'score', '{ScoreOf}'),
      },
    ],
    note: [{ text: reason }],
  })
}
