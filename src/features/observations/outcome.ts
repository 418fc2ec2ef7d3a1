import { concernResponse } from '#clinical/concern.ts'
import { bandOfRecorded, intervalFor, responseTo } from '#clinical/news2-response.ts'
import { bandWords } from '#clinical/news2.ts'
import { maternityTrigger } from '#clinical/meows.ts'
import { escalationOf, type ObservationSet, pewsTotalOf, totalOf } from '#clinical/observation-set.ts'
import { pewsLevelWords, pewsResponses } from '#clinical/pews-response.ts'

import { coloursOf } from './maternity-rows.ts'

/** What a set comes to on its chart: the total it stands for, how worried to be, and what that asks for. */
export type Outcome = {
  /** `8`; `–` where there is no score */
  total: string
  /** The tint of the total's band or level; undefined without one */
  tint: string | undefined
  /** Beside the total: the band, or why there is none */
  words: string
  monitoring: string
  escalation: string
  /** The whole of what is asked for, where it is more than routine */
  response: string | undefined
}

const escalationWords = { emergency: 'Emergency', urgent: 'Urgent', routine: 'Routine' }

const none: Outcome = {
  total: '–',
  tint: undefined,
  words: '',
  monitoring: '',
  escalation: '',
  response: undefined,
}

export function outcomeOf(set: ObservationSet): Outcome {
  const outcome = byChart(set)
  // On the children's chart a concern has raised the level already.
  if (!set.readings.concern || set.chart.chart === 'PEWS') return outcome
  const response = [outcome.response, concernResponse].filter(Boolean).join(' ')
  return { ...outcome, escalation: [outcome.escalation, 'Concern'].filter(Boolean).join(', '), response }
}

function byChart(set: ObservationSet): Outcome {
  switch (set.chart.chart) {
    case 'NEWS2':
      return byNews2(set)
    case 'PEWS':
      return byPews(set)
    case 'maternity':
      return byColour(set)
  }
}

function byNews2(set: ObservationSet): Outcome {
  const { recorded, computed, disagreement } = set
  const total = totalOf(set)
  if (total === undefined) {
    const words = recorded?.incomplete ?? (computed.status === 'incomplete' ? 'Not all readings' : '')
    return { ...none, words }
  }
  const any3 = recorded?.any3 ?? (computed.status === 'scored' ? computed.any3 : undefined)
  const band = bandOfRecorded(total, any3)
  const { urgency, escalation } = responseTo(band, total)
  return {
    total: String(total),
    tint: `band-${band}`,
    words: disagreement ?? (recorded ? bandWords[band] : `${bandWords[band]}, from readings`),
    monitoring: intervalFor(band, total).words,
    escalation: urgency === 'routine' && total > 0 ? 'Nurse review' : escalationWords[urgency],
    response: urgency === 'routine' ? undefined : escalation,
  }
}

function byPews(set: ObservationSet): Outcome {
  const { recordedPews, computedPews, disagreement } = set
  const total = pewsTotalOf(set)
  const found = escalationOf(set)
  const words =
    total === undefined
      ? (recordedPews?.incomplete ?? (computedPews ? 'Not all readings' : 'No chart for this age'))
      : (disagreement ?? (recordedPews ? '' : 'from readings'))
  if (!found) return { ...none, words }
  const { review, observations } = pewsResponses[found.level]
  const raised = found.because === `PEWS ${total}` ? '' : `by ${found.because}`
  return {
    total: total === undefined ? '–' : String(total),
    tint: `pews-level-${found.level}`,
    words: [pewsLevelWords[found.level], raised, words].filter(Boolean).join(', '),
    monitoring: observations,
    escalation: found.level === 'none' ? 'As planned' : review,
    response: found.level === 'none' ? undefined : review,
  }
}

function byColour(set: ObservationSet): Outcome {
  const { red, yellow, review } = maternityTrigger(Object.values(coloursOf(set)))
  const counted = [red > 0 ? `${red} red` : '', yellow > 0 ? `${yellow} yellow` : ''].filter(Boolean)
  return {
    ...none,
    total: counted.join(', ') || 'none',
    tint: review ? (red > 0 ? 'maternity-red' : 'maternity-yellow') : undefined,
    words: review ? 'triggers a review' : 'no trigger',
    escalation: review ? 'Review' : 'Routine',
    response: review
      ? 'One red or two yellow: urgent review by the midwife in charge and the obstetric team.'
      : undefined,
  }
}
