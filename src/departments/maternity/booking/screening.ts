import { screeningSystem } from '#departments/maternity/pregnancy/codes.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

/** What is offered to everybody (domain facts §6.2.3). */
export const screeningTests = {
  trisomies: 'Down’s, Edwards’ and Patau’s syndromes (T21, T18, T13)',
  haemoglobinopathy: 'Sickle cell and thalassaemia',
  hiv: 'HIV',
  syphilis: 'Syphilis',
  'hepatitis-b': 'Hepatitis B',
} as const
export type ScreeningTest = keyof typeof screeningTests
export const isTest = (name: string): name is ScreeningTest => Object.hasOwn(screeningTests, name)

export const screeningStates = {
  offered: 'Offered',
  accepted: 'Accepted, result awaited',
  declined: 'Declined',
  result: 'Result',
} as const
export type ScreeningState = keyof typeof screeningStates

export type Screening = {
  test: ScreeningTest
  /** Undefined: nobody has recorded that it was offered. It is never taken for a result */
  state: ScreeningState | undefined
  text: string
  history: { id: string; text: string; on: string | undefined }[]
}

/** Each test with what was said of it last. */
export function screeningsOf({ observations }: Pick<Pregnancy, 'observations'>): Screening[] {
  return Object.keys(screeningTests)
    .filter(isTest)
    .map((test) => {
      const said = observations
        .filter(({ code }) =>
          listOf(code?.coding).some(({ system, code: one }) => system === screeningSystem && one === test),
        )
        .toSorted(
          (one, other) =>
            (other.effectiveDateTime ?? '')
              .slice(0, 10)
              .localeCompare((one.effectiveDateTime ?? '').slice(0, 10)) ||
            (other.issued ?? '').localeCompare(one.issued ?? ''),
        )
        .map((one) => {
          const state = Object.keys(screeningStates).find((code): code is ScreeningState =>
            hasAny(one.valueCodeableConcept, code),
          )
          return {
            id: one.id,
            state,
            text: textOf(one.valueCodeableConcept, one.valueString ?? 'Not understood'),
            on: one.effectiveDateTime,
          }
        })
      return { test, state: said[0]?.state, text: said[0]?.text ?? 'Not recorded', history: said }
    })
}

/** Accepted, and no result yet. */
export const awaitedOf = (pregnancy: Pick<Pregnancy, 'observations'>) =>
  screeningsOf(pregnancy)
    .filter(({ state }) => state === 'accepted')
    .map(({ test }) => screeningTests[test])
