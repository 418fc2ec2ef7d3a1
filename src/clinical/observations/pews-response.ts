import type { Interval } from './monitoring.ts'
import type { Acvpu } from './news2.ts'

/** How worried to be, by the total or by any one trigger, whichever asks for more (national PEWS 2023; domain facts §2.3). */
export type PewsLevel = 'none' | 'low' | 'medium' | 'high' | 'emergency'

export const pewsLevels: readonly PewsLevel[] = ['none', 'low', 'medium', 'high', 'emergency']

export const pewsLevelOf = (total: number): PewsLevel =>
  total >= 13 ? 'emergency' : total >= 9 ? 'high' : total >= 5 ? 'medium' : total >= 1 ? 'low' : 'none'

/** What asks for a level whatever the score is. */
export const pewsTriggers = [
  { code: 'more-monitoring', level: 'low', words: 'Carer or nurse wants more monitoring' },
  { code: 'new-sepsis', level: 'medium', words: 'New suspicion of sepsis' },
  { code: 'medical-review', level: 'medium', words: 'Carer or nurse wants a medical review' },
  { code: 'septic-shock', level: 'high', words: 'Suspected septic shock' },
  { code: 'rapid-review', level: 'high', words: 'Carer or nurse wants a rapid review' },
  { code: 'pupils', level: 'emergency', words: 'Abnormal pupils' },
  { code: 'life-threatening', level: 'emergency', words: 'Life-threatening condition' },
] as const satisfies readonly { code: string; level: PewsLevel; words: string }[]

type Found = {
  total: number | undefined
  acvpu?: Acvpu | undefined
  triggers?: readonly string[] | undefined
  /** What was recorded with the score */
  recorded?: PewsLevel | undefined
}

/** The level of a set and what brought it there. Undefined when nothing is known that could give one. */
export function pewsEscalation({
  total,
  acvpu,
  triggers = [],
  recorded,
}: Found): { level: PewsLevel; because: string } | undefined {
  const reasons: { level: PewsLevel; because: string }[] = [
    ...(total === undefined ? [] : [{ level: pewsLevelOf(total), because: `PEWS ${total}` }]),
    ...(acvpu === 'V' ? [{ level: 'high' as const, because: 'responds to voice' }] : []),
    ...(acvpu === 'P' ? [{ level: 'emergency' as const, because: 'responds to pain' }] : []),
    ...(acvpu === 'U' ? [{ level: 'emergency' as const, because: 'unresponsive' }] : []),
    ...pewsTriggers
      .filter(({ code }) => triggers.includes(code))
      .map(({ level, words }) => ({ level, because: words.toLowerCase() })),
    ...(recorded ? [{ level: recorded, because: 'what was recorded' }] : []),
  ]
  return reasons.toSorted((one, other) => rank(other.level) - rank(one.level))[0]
}

const rank = (level: PewsLevel) => pewsLevels.indexOf(level)

export const pewsLevelWords: Record<PewsLevel, string> = {
  none: 'no escalation',
  low: 'low',
  medium: 'medium',
  high: 'high',
  emergency: 'emergency',
}

export type PewsResponse = { review: string; observations: string }

export const pewsResponses: Record<PewsLevel, PewsResponse> = {
  none: { review: 'Continue as planned.', observations: 'As planned' },
  low: {
    review: 'Nurse in charge reviews; consider a doctor of ST3 or above.',
    observations: 'Reassess within 60 minutes',
  },
  medium: {
    review: 'Review by a doctor of ST3 or above within 30 minutes.',
    observations: 'Within 30 minutes, continuous SpO2',
  },
  high: {
    review: 'Rapid review within 15 minutes, with a consultant’s plan.',
    observations: 'Every 30 minutes, continuous respiration, SpO2 and ECG',
  },
  emergency: {
    review: 'Call 2222 “Paediatric Medical Emergency” now.',
    observations: 'Every 15 minutes, continuous monitoring',
  },
}

const minutes = (dueAfter: number, overdueAfter: number, words: string): Interval => ({
  dueAfter: dueAfter * 60_000,
  overdueAfter: overdueAfter * 60_000,
  words,
})

/**
 * The longest time to the next set. The national chart gives none for a score of 0: four hours is a local policy's value,
 * to be confirmed by the trust (docs/safety/hazards.md).
 */
export const pewsIntervals: Record<PewsLevel, Interval> = {
  none: minutes(180, 240, '4-hourly by local policy'),
  low: minutes(45, 60, 'within 60 minutes'),
  medium: minutes(20, 30, 'within 30 minutes'),
  high: minutes(20, 30, 'every 30 minutes'),
  emergency: minutes(10, 15, 'every 15 minutes'),
}

/** What asks to think of sepsis among the readings; `unexplained` fast breathing or pulse is for the bedside to judge. */
export function pewsSepsisSigns({
  temp,
  acvpu,
  crt,
}: {
  temp?: number | undefined
  acvpu?: Acvpu | undefined
  crt?: number | undefined
}): string[] {
  return [
    temp !== undefined && temp >= 38 ? 'temperature 38 °C or more' : '',
    temp !== undefined && temp < 36 ? 'temperature below 36 °C' : '',
    acvpu !== undefined && acvpu !== 'A' ? 'altered mental state' : '',
    crt !== undefined && crt >= 3 ? 'prolonged capillary refill' : '',
  ].filter(Boolean)
}

/** The signs of respiratory distress differ under and over five (national PEWS 2023). */
export const distressSigns = {
  underFive: {
    none: '',
    mild: 'nasal flaring, subcostal recession',
    moderate: 'head bobbing, tracheal tug, intercostal recession, noises',
    severe: 'sternal recession, grunting, exhaustion, impending arrest',
  },
  fiveAndOver: {
    none: '',
    mild: 'accessory muscles',
    moderate: 'tracheal tug, intercostal recession, noises',
    severe: 'tripoding, supraclavicular recession, grunting, exhaustion',
  },
} as const

/** "How is your child different since I last saw them?" */
export const carerAnswers = [
  { code: 'W', words: 'Worse' },
  { code: 'S', words: 'Same' },
  { code: 'B', words: 'Better' },
  { code: 'A', words: 'Asleep' },
  { code: 'U', words: 'Carer unavailable' },
] as const
