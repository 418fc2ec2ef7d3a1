import type { Chart } from '#clinical/observations/chart-for.ts'
import { concernWords } from '#clinical/observations/concern.ts'
import { maternityColours, type MaternityReadings, maternityTrigger } from '#clinical/observations/meows.ts'
import { bandOf, bandWords, type News2 } from '#clinical/observations/news2.ts'
import { thinkSepsis } from '#clinical/observations/news2-response.ts'
import { pewsEscalation, pewsResponses, pewsSepsisSigns } from '#clinical/observations/pews-response.ts'

import { type Responder, rungOf } from './ladder.ts'

type Read = MaternityReadings & { crt: number }

/** What is known of a set when it is saved, as far as an escalation is decided by it. */
export type SetJudged = {
  chart: Chart
  news2: News2 | undefined
  /** The PEWS total; undefined for an incomplete set */
  pews: number | undefined
  readings: { [Name in keyof Read]?: Read[Name] | undefined }
  /** Codes of what was ticked; without any, the concern was written in words. Undefined: nobody said to be worried */
  concerns: readonly string[] | undefined
}

/** FHIR's own four degrees of urgency; they also tell which of two escalations asks for more. */
export type Urgency = 'routine' | 'urgent' | 'asap' | 'stat'
const urgencies: readonly Urgency[] = ['routine', 'urgent', 'asap', 'stat']
export const asksForMore = (one: Urgency, other: Urgency) => urgencies.indexOf(one) > urgencies.indexOf(other)

/** Who is to be told of a set and what they are to do, by when; minutes count from when it was observed. */
export type Asked = {
  urgency: Urgency
  /** "NEWS2 7, high" */
  because: string
  to: Responder
  /** Undefined: whoever reviews is on the ward, and telling them is no step of its own */
  tellWithin: number | undefined
  reviewWithin: number
  review: string
  source: string
  /** Set where sepsis has to be thought of */
  sepsis: { total: number | undefined; any3: boolean } | undefined
}

/** "Immediately" has no number in the sources: a local policy's value, to be confirmed by the trust. */
const atOnce = 10
const unhurried = 15

const rcp = 'NEWS2 clinical response (RCP 2017); review within 60 and 30 minutes as commonly used'
const local = 'the time is a local policy’s value, to be confirmed by the trust'
const concernSource = `Clinical concern overrides the score (RCP 2017; Martha’s Rule, NHS England 2024); ${local}`

/** Undefined: this set asks for nobody to be told. Whoever may record is registered, and judges a score of 1 to 4 at once. */
export function escalationAsked(set: SetJudged): Asked | undefined {
  switch (set.chart) {
    case 'NEWS2':
      return withConcern(byNews2(set), set)
    case 'PEWS':
      return byPews(set)
    case 'maternity':
      return withConcern(byColours(set), set)
  }
}

/** An incomplete set has no score, and what was read may already be enough: the true score cannot be lower. */
function byNews2({ news2 }: SetJudged): Asked | undefined {
  if (!news2) return undefined
  const { any3 } = news2
  const total = news2.status === 'scored' ? news2.total : news2.atLeast
  const band = bandOf(total, any3)
  const name = news2.status === 'scored' ? `NEWS2 ${total}` : `Incomplete set, NEWS2 at least ${total}`
  const sepsis = thinkSepsis(total) ? { total, any3 } : undefined
  const common = { because: `${name}, ${bandWords[band]}`, sepsis }
  switch (band) {
    case 'low':
      return undefined
    case 'low-medium':
      return {
        ...common,
        because: `${name}, 3 in one reading`,
        urgency: 'urgent',
        ...byRung('medical-team', unhurried),
        review: 'Review and decide on escalation',
        source: `NEWS2 clinical response (RCP 2017); ${local}`,
      }
    case 'medium':
      return {
        ...common,
        urgency: 'urgent',
        ...byRung('medical-team', atOnce),
        review: 'Urgent assessment by a team with acute-illness competencies, in a monitored environment',
        source: rcp,
      }
    case 'high':
      return {
        ...common,
        urgency: 'asap',
        ...byRung('specialist-registrar', atOnce),
        review:
          'Emergency assessment by a team with critical-care and airway skills; consider level 2 or 3 care',
        source: rcp,
      }
  }
}

const byRung = (to: Responder, tellWithin: number) => {
  const { within } = rungOf(to)
  return { to, tellWithin: Math.min(tellWithin, within), reviewWithin: within }
}

function byPews({ pews, readings, concerns }: SetJudged): Asked | undefined {
  // A concern in words alone has no level on the chart: the nurse in charge hears of it all the same.
  const triggers = concerns?.length === 0 ? ['more-monitoring'] : (concerns ?? [])
  const found = pewsEscalation({ total: pews, acvpu: readings.acvpu, triggers })
  if (!found || found.level === 'none') return undefined
  const { level } = found
  const [to, urgency] = {
    low: ['paediatric-nurse-in-charge', 'routine'] as const,
    medium: ['paediatric-st3', 'urgent'] as const,
    high: ['paediatric-rapid-review', 'asap'] as const,
    emergency: ['paediatric-emergency', 'stat'] as const,
  }[level]
  const suspected = triggers.some((code) => code === 'new-sepsis' || code === 'septic-shock')
  const signs = suspected || (level !== 'low' && pewsSepsisSigns(readings).length > 0)
  const because = found.because.startsWith('PEWS') ? found.because : `PEWS chart: ${found.because}`
  return {
    because: `${because}, ${level}`,
    urgency,
    ...byRung(to, atOnce),
    ...(level === 'low' ? { tellWithin: undefined } : {}),
    review: pewsResponses[level].review.replace(/\.$/, ''),
    source: 'National PEWS (NHS England 2023)',
    sepsis: signs ? { total: undefined, any3: false } : undefined,
  }
}

function byColours({ readings }: SetJudged): Asked | undefined {
  const { red, yellow, review } = maternityTrigger(Object.values(maternityColours(readings)))
  if (!review) return undefined
  return {
    because: `Maternity chart, ${red} red and ${yellow} yellow`,
    urgency: 'urgent',
    ...byRung('obstetric-team', atOnce),
    review: 'Review',
    source: `MEOWS (Singh 2012): one red or two yellow; ${local}`,
    sepsis: undefined,
  }
}

/** Somebody is worried: whatever the score is, nurse in charge and medical team are told, and the words say who is. */
function withConcern(asked: Asked | undefined, { chart, concerns }: SetJudged): Asked | undefined {
  if (!concerns) return asked
  const who = concerns.flatMap((code) => concernWords(code) ?? []).join('; ') || 'Somebody is concerned'
  if (asked) return { ...asked, because: `${asked.because}; ${who}` }
  return {
    because: who,
    urgency: 'urgent',
    ...byRung(chart === 'maternity' ? 'obstetric-team' : 'medical-team', unhurried),
    review: 'Review whatever the score is; the nurse in charge is told too',
    source: concernSource,
    sepsis: undefined,
  }
}
