import { timeProblem } from '#clinical/acts/time-problem.ts'

import { classes, classify, decelerationKinds, type Decelerations } from './ctg.ts'
import type { Trace, Traced } from './ctg-record.ts'

export type CtgValues = {
  baseline: string
  variability: string
  variabilityFor: string
  sinusoidal: string
  accelerations: string
  decelerations: string
  decelerationsFor: string
  contractions: string
  pulse: string
  own: string
  note: string
  after: string
  at: string
  reason: string
}

export const emptyCtg = (at: string): CtgValues => ({
  baseline: '',
  variability: '',
  variabilityFor: '',
  sinusoidal: 'no',
  accelerations: '',
  decelerations: '',
  decelerationsFor: '',
  contractions: '',
  pulse: '',
  own: '',
  note: '',
  after: 'continues',
  at,
  reason: '',
})

export function valuesOfTrace(
  { features, accelerations, contractions, pulse, is, note, stopped }: Trace,
  at: string,
): CtgValues {
  const text = (value: number | undefined) => String(value ?? '')
  return {
    ...emptyCtg(at),
    baseline: text(features.baseline),
    variability: text(features.variability),
    variabilityFor: text(features.variabilityFor),
    sinusoidal: features.sinusoidal ? 'yes' : 'no',
    accelerations: accelerations?.toLowerCase() ?? '',
    decelerations: features.decelerations ?? '',
    decelerationsFor: text(features.decelerationsFor),
    contractions: text(contractions),
    pulse: text(pulse),
    own: is ?? '',
    note,
    after: stopped ? 'stopped' : 'continues',
  }
}

const whole = (value: string): number | undefined =>
  /^\d{1,3}$/.test(value.trim()) ? Number(value.trim()) : undefined
const isKind = (value: string): value is Decelerations => Object.hasOwn(decelerationKinds, value)

export const tracedOf = (values: CtgValues, firstBaseline: number | undefined): Traced => ({
  baseline: whole(values.baseline),
  firstBaseline,
  variability: whole(values.variability),
  variabilityFor: whole(values.variabilityFor),
  sinusoidal: values.sinusoidal === 'yes',
  accelerations:
    values.accelerations === 'present' || values.accelerations === 'absent'
      ? values.accelerations
      : undefined,
  decelerations: isKind(values.decelerations) ? values.decelerations : undefined,
  decelerationsFor: whole(values.decelerationsFor),
  contractions: whole(values.contractions),
  pulse: whole(values.pulse),
  stopped: values.after === 'stopped',
})

const limits = {
  baseline: [40, 240],
  variability: [0, 80],
  variabilityFor: [0, 240],
  decelerationsFor: [0, 240],
  contractions: [0, 12],
  pulse: [30, 220],
} as const

/** The person at the bedside classifies it; where that is not what the features give, words say why. */
export function ctgProblems(
  values: CtgValues,
  first: number | undefined,
  amending: boolean,
  now: number,
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const [name, [low, high]] of Object.entries(limits)) {
    const typed = values[name as keyof typeof limits].trim()
    const read = whole(typed)
    if (typed && (read === undefined || read < low || read > high))
      problems[name] = `A whole number from ${low} to ${high}`
  }
  const time = timeProblem(values.at, now)
  if (time) problems['at'] = time
  const own = classes.find((one) => one === values.own)
  if (!own) problems['own'] = 'Say what you make of it'
  const computed = classify(tracedOf(values, first))
  const same = computed.status === 'classified' && computed.is === own
  if (own && !same && values.note.trim().length < 3) problems['note'] = 'Say why it differs from the features'
  if (amending && values.reason.trim().length < 3) problems['reason'] = 'Say what was wrong'
  return problems
}
