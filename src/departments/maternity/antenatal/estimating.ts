import * as z from 'zod/mini'

import type { Act, Actor, Change, Made } from '#clinical/acts/act.ts'
import { codes, type EddMethod, eddMethods, methodConcept } from '#departments/maternity/pregnancy/codes.ts'
import { eddFromScan, readGestation } from '#departments/maternity/pregnancy/gestation.ts'
import { beganOn, type Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, type About, coded, reading } from '#departments/maternity/pregnancy/reading.ts'
import { londonDate } from '#fhir/dates.ts'

export const notFuture = (date: string) => date === '' || date <= londonDate()

export const estimateDraft = z
  .object({
    method: z.pipe(z.string(), z.enum(['01', '02', '03', '04'], { error: 'Say how it was arrived at' })),
    on: z
      .string()
      .check(z.minLength(1, 'Say when'), z.refine(notFuture, { error: 'This day is still to come' })),
    gestation: z.string().check(
      z.refine((text) => text === '' || readGestation(text) !== undefined, {
        error: 'As weeks and days: 12+3',
      }),
    ),
    edd: z.string(),
  })
  .check(
    z.refine(({ gestation, edd }) => (gestation === '') !== (edd === ''), {
      path: ['gestation'],
      error: 'Either the gestation on that day, or the due date',
    }),
  )
export type EstimateDraft = z.infer<typeof estimateDraft>

export function estimate(of: About, edd: string, method: EddMethod, on: string | undefined): Made {
  return reading(of, coded(codes.dueDate), 'edd', {
    valueDateTime: edd,
    method: methodConcept(method),
    ...(on ? { effectiveDateTime: on } : {}),
  })
}

/** The problem of the pregnancy begins on day 0+0 of the date agreed now; its versions keep what it said before. */
export function agreed({ condition }: Pregnancy, edd: string): Change[] {
  return condition ? [{ seen: condition, to: { ...condition, onsetDateTime: beganOn(edd) } }] : []
}

/** One estimate more, and it is the one agreed; those before it stay as they are. */
export function estimated(pregnancy: Pregnancy, draft: EstimateDraft, actor: Actor): Act {
  const days = readGestation(draft.gestation)
  const edd = draft.edd || (days === undefined ? undefined : eddFromScan(draft.on, days))
  if (!edd) throw new Error('No due date can be told from this.')
  return {
    make: [estimate(about(pregnancy.episode, actor), edd, draft.method, draft.on)],
    change: agreed(pregnancy, edd),
    reason: eddMethods[draft.method],
  }
}
