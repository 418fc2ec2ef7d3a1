import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { notFuture } from '#departments/maternity/antenatal/estimating.ts'
import { screeningStateSystem, screeningSystem } from '#departments/maternity/pregnancy/codes.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, coded, reading } from '#departments/maternity/pregnancy/reading.ts'

import {
  isTest,
  screeningStates,
  type ScreeningState,
  type ScreeningTest,
  screeningTests,
} from './screening.ts'

export const tests = Object.keys(screeningTests).filter(isTest)

const one = z.object({ state: z.string(), text: z.string().check(z.trim(), z.maxLength(300)) }).check(
  z.refine(({ state, text }) => state !== 'result' || text !== '', {
    path: ['text'],
    error: 'Write the result as it was reported',
  }),
)

export const screenDraft = z
  .object({
    on: z
      .string()
      .check(z.minLength(1, 'Say when'), z.refine(notFuture, { error: 'This day is still to come' })),
    tests: z.record(z.string(), one),
  })
  .check(
    z.refine(({ tests: said }) => Object.values(said).some(({ state }) => state !== ''), {
      path: ['tests', 'trisomies', 'state'],
      error: 'Nothing is said of any test yet',
    }),
  )
export type ScreenDraft = z.infer<typeof screenDraft>

/** Of each test that something is said of: offered, accepted, declined, or its result in the words of the report. */
export function screened(pregnancy: Pregnancy, draft: ScreenDraft, actor: Actor): Act {
  const of = about(pregnancy.episode, actor)
  const said = (test: ScreeningTest, state: ScreeningState, text: string) =>
    reading(of, coded({ system: screeningSystem, code: test, display: screeningTests[test] }), test, {
      effectiveDateTime: draft.on,
      valueCodeableConcept: {
        coding: [{ system: screeningStateSystem, code: state, display: screeningStates[state] }],
        text: state === 'result' ? text : [screeningStates[state], text].filter(Boolean).join(': '),
      },
    })
  return {
    make: tests.flatMap((test) => {
      const { state, text } = draft.tests[test] ?? { state: '', text: '' }
      return isState(state) ? [said(test, state, text)] : []
    }),
  }
}

const isState = (state: string): state is ScreeningState => Object.hasOwn(screeningStates, state)
