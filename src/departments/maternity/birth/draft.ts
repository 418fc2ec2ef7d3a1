import * as z from 'zod/mini'

import { momentOf } from '#features/admission/draft.ts'

import type { Birth } from './births.ts'

const chosen = (words: string) => z.string().check(z.minLength(1, words))
const words = (length: number) => z.string().check(z.trim(), z.maxLength(length))
const number = (text: string) => Number(text || '1')

/** The birth of one baby: what makes its record, and how it came. What is found of the baby is written in the baby's own. */
export const babyDraft = (births: readonly Birth[]) =>
  z
    .object({
      born: z.string().check(
        z.refine((text) => momentOf(text) !== undefined, 'Write a date and a time'),
        z.refine((text) => (momentOf(text) ?? 0) <= Date.now() + 60_000, 'This is in the future'),
        z.refine(
          (text) => (momentOf(text) ?? 0) > Date.now() - 28 * 86_400_000,
          'More than 28 days ago: register the child as a patient',
        ),
      ),
      /** The record of a baby that is registered already; empty: a new one */
      existing: z.string(),
      outcome: chosen('Say how the baby was born'),
      gender: z.enum(['', 'female', 'male', 'other', 'unknown']),
      family: words(35),
      given: words(35),
      fetuses: z.enum(['1', '2', '3', '4']),
      order: z.enum(['', '1', '2', '3', '4']),
      mode: chosen('Say how the baby was born'),
      presentation: chosen('Say what came first'),
      place: chosen('Say where'),
      urgency: z.string(),
      indication: words(300),
      attended: words(100),
      wardId: z.string(),
      bedId: z.string(),
      sideRoom: z.boolean(),
      /** There is a stay of the mother for the baby's own to be part of */
      inHospital: z.boolean(),
    })
    .check(
      z.refine(({ existing, gender }) => existing !== '' || gender !== '', {
        path: ['gender'],
        error: 'Choose',
      }),
      z.refine(({ existing, family }) => existing !== '' || family !== '', {
        path: ['family'],
        error: 'Write the family name',
      }),
      z.refine(({ fetuses, order }) => fetuses === '1' || order !== '', {
        path: ['order'],
        error: 'Say which of them, by the time of birth',
      }),
      z.refine(({ fetuses, order }) => fetuses === '1' || number(order) <= Number(fetuses), {
        path: ['order'],
        error: 'There are not so many babies',
      }),
      z.refine(
        ({ fetuses, order }) =>
          !births.some((one) => (one.order ?? 1) === (fetuses === '1' ? 1 : number(order))),
        {
          path: ['order'],
          error: 'The birth of this number is recorded: look at it before you write another',
        },
      ),
      z.refine(
        ({ born, order }) =>
          births.every((one) => {
            const [mine, theirs] = [momentOf(born) ?? 0, Date.parse(one.at ?? '') || 0]
            if (!one.order || order === '' || number(order) === one.order) return true
            return number(order) < one.order ? mine <= theirs : mine >= theirs
          }),
        { path: ['order'], error: 'The numbers go by the time of birth: the times recorded say otherwise' },
      ),
      z.refine(({ mode, indication }) => !isCaesarean(mode) || indication !== '', {
        path: ['indication'],
        error: 'Say why',
      }),
      z.refine(({ mode, urgency }) => !isCaesarean(mode) || urgency !== '', {
        path: ['urgency'],
        error: 'Say how urgent it was',
      }),
      z.refine(
        ({ inHospital, outcome, wardId, existing }) =>
          !inHospital || outcome !== '01' || existing || wardId !== '',
        {
          path: ['wardId'],
          error: 'Choose a ward',
        },
      ),
    )
export type BabyDraft = z.infer<ReturnType<typeof babyDraft>>

export const isCaesarean = (mode: string) => mode === '7' || mode === '8'

/** How the baby comes to a stay of its own (NHS Data Dictionary, admission method), by where it was born. */
export const admissionMethod = (place: string): '82' | '83' | '2C' => {
  if (place === '1') return '2C'
  return ['0', '2', '3', '4', '7'].includes(place) ? '82' : '83'
}

const loss = z.string().check(
  z.trim(),
  z.regex(/^\d{0,5}$/, 'Millilitres, as a whole number'),
  z.refine((mL) => mL === '' || Number(mL) <= 15_000, { error: 'More than 15 litres: check it' }),
)

/** Labour and what was found after it, of the mother. Everything may be left for later. */
export const labourDraft = (births: readonly Birth[]) =>
  z
    .object({
      onset: z.string(),
      before: z.string().check(z.regex(/^(|\d|1\d|2[0-4])$/, 'A number up to 24')),
      caesareans: z.string(),
      thirdStage: words(120),
      placenta: z.string(),
      membranes: z.string(),
      perineum: z.string(),
      episiotomy: z.string(),
      repaired: words(100),
      bloodLoss: loss,
      whole: z.boolean(),
    })
    .check(
      z.refine(
        ({ whole }) => !whole || births.length >= Math.max(1, ...births.map((one) => one.fetuses ?? 1)),
        {
          path: ['whole'],
          error: 'Fewer births are recorded than babies of this pregnancy',
        },
      ),
      z.refine(({ before, caesareans }) => before !== '0' || caesareans !== 'yes', {
        path: ['caesareans'],
        error: 'There was no birth before this pregnancy',
      }),
    )
export type LabourDraft = z.infer<ReturnType<typeof labourDraft>>
