import type { ObservationSet } from '#clinical/observations/observation-set.ts'
import { pewsLevelWords, pewsResponses } from '#clinical/observations/pews-response.ts'

import { news2Outcome, noOutcome, type Outcome, withConcern } from './news2-outcome.ts'

/** What a set comes to on its chart. */
export function outcomeOf(set: ObservationSet): Outcome {
  switch (set.chart.chart) {
    case 'NEWS2':
      return news2Outcome(set)
    case 'PEWS':
      return pewsOutcome(set)
    case 'maternity':
      return withConcern(set, colourOutcome(set))
  }
}

function pewsOutcome(set: ObservationSet): Outcome {
  const { child, disagreement } = set
  const { total, escalation: found } = child ?? {}
  const words =
    total === undefined
      ? (child?.recorded?.incomplete ?? (child?.computed ? 'Not all readings' : noChart(set)))
      : (disagreement ?? (child?.recorded ? '' : 'from readings'))
  if (!found) return { ...noOutcome, words }
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

const noChart = ({ chart: { newborn } }: ObservationSet) =>
  newborn ? 'No score, NEWTT2 is not loaded' : 'No chart for this age'

/** What was not read is said: it has no colour, and no total is shown as if it were whole. */
function colourOutcome({ warning }: ObservationSet): Outcome {
  if (!warning) return { ...noOutcome, words: 'The maternity table is not loaded' }
  const { red, yellow, total, review, missing, trigger } = warning
  const counted = [red > 0 ? `${red} red` : '', yellow > 0 ? `${yellow} yellow` : ''].filter(Boolean)
  const notRead = missing.length > 0 ? `, not scored for ${missing.length} of its readings` : ''
  return {
    ...noOutcome,
    total: total === undefined ? counted.join(', ') || 'none' : String(total),
    tint: review ? (red > 0 ? 'maternity-red' : 'maternity-yellow') : undefined,
    words: `${review ? 'triggers a review' : 'no trigger'}${notRead}`,
    escalation: review ? 'Review' : 'Routine',
    response: review
      ? `${trigger.charAt(0).toUpperCase()}${trigger.slice(1)}: urgent review by the midwife in charge and the obstetric team.`
      : undefined,
  }
}
