import type { Chart } from '#clinical/observations/chart-for.ts'
import { concernWords } from '#clinical/observations/concern.ts'
import type { Warning } from '#clinical/observations/warning-table.ts'
import { type Acvpu, bandOf, bandWords, type News2 } from '#clinical/observations/news2.ts'
import { thinkSepsis } from '#clinical/observations/news2-response.ts'
import { pewsEscalation, pewsSepsisSigns } from '#clinical/observations/pews-response.ts'

import { type Cause, type Policy, urgencies, type Urgency } from './policy.ts'

type Read = { acvpu: Acvpu; temp: number; crt: number }

/** What is known of a set when it is saved, as far as an escalation is decided by it. */
export type SetJudged = {
  chart: Chart
  news2: News2 | undefined
  /** The PEWS total; undefined for an incomplete set */
  pews: number | undefined
  readings: { [Name in keyof Read]?: Read[Name] | undefined }
  /** What the maternity table makes of it */
  warning?: Pick<Warning, 'red' | 'yellow' | 'total' | 'review'> | undefined
  /** Codes of what was ticked; without any, the concern was written in words. Undefined: nobody said to be worried */
  concerns: readonly string[] | undefined
}

export const asksForMore = (one: Urgency, other: Urgency) => urgencies.indexOf(one) > urgencies.indexOf(other)

/** Who is to be told of a set and what they are to do, by when; minutes count from when it was observed. */
export type Asked = {
  urgency: Urgency
  /** "NEWS2 7, high" */
  because: string
  to: string
  /** Whoever that is, in words */
  words: string
  /** Whom to call after them; undefined: nobody is further up */
  next: string | undefined
  /** Undefined: whoever reviews is on the ward, and telling them is no step of its own */
  tellWithin: number | undefined
  reviewWithin: number
  review: string
  /** What asks for it, and whose policy says who and by when */
  source: string
  /** Set where sepsis has to be thought of, and within how many minutes */
  sepsis: { total: number | undefined; any3: boolean; within: number } | undefined
}

type Found = Pick<Asked, 'because'> & {
  cause: Cause
  sepsis: Omit<NonNullable<Asked['sepsis']>, 'within'> | undefined
}

/** Undefined: this set asks for nobody to be told. Whoever may record is registered, and judges a score of 1 to 4 at once. */
export function escalationAsked(set: SetJudged, policy: Policy): Asked | undefined {
  const found = withConcern(foundIn(set), set)
  return found && byPolicy(found, policy)
}

function foundIn(set: SetJudged): Found | undefined {
  switch (set.chart) {
    case 'NEWS2':
      return byNews2(set)
    case 'PEWS':
      return byPews(set)
    case 'maternity':
      return byColours(set)
  }
}

/** Undefined where the policy calls nobody to what was found. */
function byPolicy({ cause, because, sepsis }: Found, policy: Policy): Asked | undefined {
  const response = policy.responses[cause]
  const rung = response && policy.rungs[response.to]
  if (!rung) return undefined
  const { to, tellWithin, urgency, review, source } = response
  return {
    because,
    to,
    words: rung.words,
    next: rung.next,
    urgency,
    tellWithin: tellWithin === undefined ? undefined : Math.min(tellWithin, rung.within),
    reviewWithin: rung.within,
    review,
    source: `${source}. Whom, and by when: ${policy.name}`,
    sepsis: sepsis && { ...sepsis, within: policy.sepsisWithin },
  }
}

/** An incomplete set has no score, and what was read may already be enough: the true score cannot be lower. */
function byNews2({ news2 }: SetJudged): Found | undefined {
  if (!news2) return undefined
  const { any3 } = news2
  const total = news2.status === 'scored' ? news2.total : news2.atLeast
  const band = bandOf(total, any3)
  const name = news2.status === 'scored' ? `NEWS2 ${total}` : `Incomplete set, NEWS2 at least ${total}`
  const sepsis = thinkSepsis(total) ? { total, any3 } : undefined
  const because = `${name}, ${bandWords[band]}`
  switch (band) {
    case 'low':
      return total > 0 ? { cause: 'news2-low', because, sepsis } : undefined
    case 'low-medium':
      return { cause: 'news2-single-3', because: `${name}, 3 in one reading`, sepsis }
    case 'medium':
      return { cause: 'news2-medium', because, sepsis }
    case 'high':
      return { cause: 'news2-high', because, sepsis }
  }
}

function byPews({ pews, readings, concerns }: SetJudged): Found | undefined {
  // A concern in words alone has no level on the chart: the nurse in charge hears of it all the same.
  const triggers = concerns?.length === 0 ? ['more-monitoring'] : (concerns ?? [])
  const found = pewsEscalation({ total: pews, acvpu: readings.acvpu, triggers })
  if (!found || found.level === 'none') return undefined
  const { level } = found
  const suspected = triggers.some((code) => code === 'new-sepsis' || code === 'septic-shock')
  const signs = suspected || (level !== 'low' && pewsSepsisSigns(readings).length > 0)
  const because = found.because.startsWith('PEWS') ? found.because : `PEWS chart: ${found.because}`
  return {
    cause: `pews-${level}`,
    because: `${because}, ${level}`,
    sepsis: signs ? { total: undefined, any3: false } : undefined,
  }
}

function byColours({ warning }: SetJudged): Found | undefined {
  if (!warning?.review) return undefined
  const { red, yellow, total } = warning
  const because = `Maternity chart, ${total === undefined ? `${red} red and ${yellow} yellow` : `total ${total}`}`
  return { cause: 'maternity-trigger', because, sepsis: undefined }
}

/** Somebody is worried: whatever the score is, somebody is told, and the words say who is. On the children's chart it has its level. */
function withConcern(found: Found | undefined, { chart, concerns }: SetJudged): Found | undefined {
  if (!concerns || chart === 'PEWS') return found
  const who = concerns.flatMap((code) => concernWords(code) ?? []).join('; ') || 'Somebody is concerned'
  const worried = chart === 'maternity' ? 'maternity-concern' : 'concern'
  if (!found || found.cause === 'news2-low') return { cause: worried, because: who, sepsis: undefined }
  return { ...found, because: `${found.because}; ${who}` }
}
