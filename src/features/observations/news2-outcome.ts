import {
  bandOfRecorded,
  concernResponse,
  intervalFor,
  responseTo,
} from '#clinical/observations/news2-response.ts'
import { bandWords } from '#clinical/observations/news2.ts'
import { type ObservationSet, totalOf } from '#clinical/observations/observation-set.ts'

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

export const noOutcome: Outcome = {
  total: '–',
  tint: undefined,
  words: '',
  monitoring: '',
  escalation: '',
  response: undefined,
}

export function news2Outcome(set: ObservationSet): Outcome {
  const { recorded, computed, disagreement } = set
  const total = totalOf(set)
  if (total === undefined) {
    const words = recorded?.incomplete ?? (computed.status === 'incomplete' ? 'Not all readings' : '')
    return withConcern(set, { ...noOutcome, words })
  }
  const any3 = recorded?.any3 ?? (computed.status === 'scored' ? computed.any3 : undefined)
  const band = bandOfRecorded(total, any3)
  const { urgency, escalation } = responseTo(band, total)
  return withConcern(set, {
    total: String(total),
    tint: `band-${band}`,
    words: disagreement ?? (recorded ? bandWords[band] : `${bandWords[band]}, from readings`),
    monitoring: intervalFor(band, total).words,
    escalation: urgency === 'routine' && total > 0 ? 'Nurse review' : escalationWords[urgency],
    response: urgency === 'routine' ? undefined : escalation,
  })
}

/** A concern asks for escalation whatever the score is; on the children's chart it has raised the level already. */
export function withConcern({ readings }: ObservationSet, outcome: Outcome): Outcome {
  if (!readings.concern) return outcome
  const response = [outcome.response, concernResponse].filter(Boolean).join(' ')
  return { ...outcome, escalation: [outcome.escalation, 'Concern'].filter(Boolean).join(', '), response }
}
