import * as z from 'zod/mini'

import { timeProblem } from '#clinical/acts/time-problem.ts'

const at = z.string().check(
  z.minLength(1, 'Say when'),
  z.refine((text) => text === '' || timeProblem(text, Date.now()) === undefined, {
    error: 'This time is still to come, or does not exist',
  }),
)
const note = z.string().check(z.trim(), z.maxLength(1000))
/** Whole grams: a weight in kilograms is refused, not read as grams (hazards H7, H8). */
const grams = (empty: boolean) =>
  z.string().check(
    z.trim(),
    z.regex(empty ? /^\d{0,4}$/ : /^\d{1,4}$/, 'Whole grams: 3420, not 3.42'),
    z.refine((text) => text === '' || (Number(text) >= 300 && Number(text) <= 7000), {
      error: 'Between 300 and 7000 g: check it',
    }),
  )
const between = (low: number, high: number, pattern: RegExp, words: string) =>
  z.string().check(
    z.trim(),
    z.refine((text) => text === '' || (pattern.test(text) && Number(text) >= low && Number(text) <= high), {
      error: words,
    }),
  )

const score = z.string().check(z.regex(/^[012]?$/, '0, 1 or 2'))
const scores = z.object({ heart: score, breathing: score, tone: score, reflex: score, colour: score })
export const noScores = { heart: '', breathing: '', tone: '', reflex: '', colour: '' }

export const atBirthDraft = z
  .object({
    apgar: z.object({ m1: scores, m5: scores, m10: scores }),
    weight: grams(true),
    head: between(15, 60, /^\d{1,2}(\.\d)?$/, 'Centimetres between 15 and 60, as 34.5'),
    cordPh: between(6.3, 7.6, /^\d(\.\d{1,3})?$/, 'Between 6.3 and 7.6, as 7.21'),
    cordBase: between(-40, 20, /^-?\d{1,2}(\.\d)?$/, 'Between -40 and 20 mmol/L, as -4.5'),
    resuscitation: z.string(),
    skin: z.string(),
  })
  .check(
    z.refine(({ apgar, ...rest }) => [rest, ...Object.values(apgar)].flatMap(wordsIn).some(Boolean), {
      path: ['weight'],
      error: 'Nothing is filled in yet',
    }),
  )
const wordsIn = (values: Record<string, string>) => Object.values(values)
export type AtBirthDraft = z.infer<typeof atBirthDraft>

export const weightDraft = z.object({ at, weight: grams(false), note })
export type WeightDraft = z.infer<typeof weightDraft>

const item = z.string()
export const checkDraft = z
  .object({
    check: z.string().check(z.minLength(1, 'Say which check')),
    result: z.string().check(z.minLength(1, 'Say what was found')),
    at,
    eyes: item,
    heart: item,
    hips: item,
    testes: item,
    before: between(50, 100, /^\d{2,3}$/, 'Per cent, between 50 and 100'),
    after: between(50, 100, /^\d{2,3}$/, 'Per cent, between 50 and 100'),
    note,
  })
  .check(
    z.refine(
      (draft) =>
        draft.check !== 'nipe' || draft.result === 'declined' || nipe(draft).every((one) => one !== ''),
      {
        path: ['eyes'],
        error: 'Say what was found of each of the four',
      },
    ),
    z.refine((draft) => draft.check !== 'nipe' || draft.result !== 'done' || !nipe(draft).includes('refer'), {
      path: ['result'],
      error: 'One of the four is to be referred',
    }),
    z.refine(({ result, note: why }) => (result !== 'refer' && result !== 'declined') || why !== '', {
      path: ['note'],
      error: 'Say why',
    }),
  )
export type CheckDraft = z.infer<typeof checkDraft>
const nipe = ({ eyes, heart, hips, testes }: Record<'eyes' | 'heart' | 'hips' | 'testes', string>) => [
  eyes,
  heart,
  hips,
  testes,
]

const count = z.string().check(z.trim(), z.regex(/^(|\d|1\d)$/, 'A number up to 19'))
export const feedDraft = z
  .object({
    at,
    kind: z.string().check(z.minLength(1, 'Say how')),
    volume: between(1, 300, /^\d{1,3}$/, 'Whole millilitres up to 300'),
    wet: count,
    dirty: count,
    note,
  })
  .check(
    z.refine(({ kind, volume }) => (kind !== 'bottle' && kind !== 'tube') || volume !== '', {
      path: ['volume'],
      error: 'How much',
    }),
  )
export type FeedDraft = z.infer<typeof feedDraft>
