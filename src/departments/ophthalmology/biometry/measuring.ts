import type { Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { bodySiteOf, type Eye, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { biometryCode, partCode, type Part, partNames, parts, questionsOf } from './biometry.ts'

const typed = (part: Part) => {
  const { low, high, unit } = parts[part]
  const digits = unit === '°' ? /^\d{1,3}$/ : /^\d{1,2}(\.\d{1,2})?$/
  return z.string().check(
    z.trim(),
    z.refine((text) => text === '' || (digits.test(text) && Number(text) >= low && Number(text) <= high), {
      error: `Between ${low} and ${high} ${unit}${unit === '°' ? '' : ', with a point and two digits at most'}`,
    }),
  )
}

const eyeShape = Object.fromEntries(partNames.map((part) => [part, typed(part)])) as Record<
  Part,
  ReturnType<typeof typed>
>
type EyeDraft = Record<Part, string>
export const emptyBiometry = Object.fromEntries(partNames.map((part) => [part, ''])) as EyeDraft

const isBegun = (eye: EyeDraft) => partNames.some((part) => eye[part] !== '')
const missing = (eye: EyeDraft) =>
  isBegun(eye) ? partNames.filter((part) => parts[part].needed && eye[part] === '') : []

export const biometryDraft = z
  .object({
    device: z.string().check(z.trim(), z.minLength(2, 'Say which device'), z.maxLength(80)),
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    /** Said when something is unusual: it was seen, and measured again */
    checked: z.boolean(),
    right: z.object(eyeShape),
    left: z.object(eyeShape),
  })
  .check(
    z.refine(({ right, left }) => isBegun(right) || isBegun(left), {
      path: ['right', 'axialLength'],
      error: 'Nothing has been entered for either eye',
    }),
    ...eyes.map((eye) =>
      z.superRefine<Record<Eye, EyeDraft>>((draft, context) => {
        for (const part of missing(draft[eye]))
          context.addIssue({ code: 'custom', path: [eye, part], message: 'Measure this too', input: '' })
      }),
    ),
    z.refine((draft) => draft.checked || questionsOf(numbersOf(draft)).length === 0, {
      path: ['checked'],
      error: 'Look at what is unusual, and say that it is so',
    }),
  )
export type BiometryDraft = z.infer<typeof biometryDraft>

/** What was typed, as numbers; what is no number is none. */
export const numbersOf = (draft: Record<Eye, EyeDraft>) => ({
  right: numbersIn(draft.right),
  left: numbersIn(draft.left),
})
const numbersIn = (eye: EyeDraft): Partial<Record<Part, number>> =>
  Object.fromEntries(
    partNames.flatMap((part) => {
      const text = eye[part].trim()
      return text === '' || Number.isNaN(Number(text)) ? [] : [[part, Number(text)]]
    }),
  )

/** One Observation for each eye that was measured: what is known of one eye says nothing of the other (hazard H13). */
export function measured(draft: BiometryDraft, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  return {
    make: eyes
      .filter((eye) => isBegun(draft[eye]))
      .map((eye) => {
        const resource: Observation = {
          resourceType: 'Observation',
          identifier: [entryIdentifier(session, `${actId}-${eye}`)],
          status: 'final',
          category: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/observation-category',
                  code: 'exam',
                  display: 'Exam',
                },
              ],
            },
          ],
          code: { coding: [biometryCode], text: biometryCode.display },
          subject: { reference: `Patient/${patientId}` },
          effectiveDateTime: at,
          issued: now.toISOString(),
          performer: [recordedBy(session)],
          bodySite: bodySiteOf(eye),
          device: { display: draft.device },
          component: partNames
            .filter((part) => draft[eye][part] !== '')
            .map((part) => ({
              code: { coding: [partCode(part)], text: parts[part].words },
              valueQuantity: {
                value: Number(draft[eye][part]),
                unit: parts[part].unit,
                system: ucumSystem,
                code: parts[part].code,
              },
            })),
        }
        return { resource }
      }),
  }
}
