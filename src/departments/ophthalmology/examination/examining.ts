import type { Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { toValue } from '#departments/ophthalmology/eye/acuity-fhir.ts'
import { readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { bodySiteOf, eyes } from '#departments/ophthalmology/eye/eye.ts'
import { codeOf, type Measure } from '#departments/ophthalmology/eye/measures.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

/** A number as typed within its range, or nothing. */
const optional = (low: number, high: number, digits: RegExp, unit: string) =>
  z.string().check(
    z.trim(),
    z.refine((text) => text === '' || (digits.test(text) && Number(text) >= low && Number(text) <= high), {
      error: `Between ${low} and ${high} ${unit}`,
    }),
  )

/** Three things that are not the same as a finding, nor as one another (domain facts §6.3.2). */
export const states = ['examined', 'not recorded', 'unable to assess', 'eye missing'] as const
type EyeState = (typeof states)[number]

const eyeDraft = z
  .object({
    state: z.pipe(z.string(), z.enum(states)),
    acuity: z.string().check(
      z.trim(),
      z.refine((text) => text === '' || readAcuity(text) !== undefined, {
        error: 'As 6/9, 6/9-2, 20/40, 0.30, 70 letters, CF, HM, PL or NPL',
      }),
    ),
    method: z.string(),
    // hard range 0–80 (domain facts §6.3.2)
    pressure: optional(0, 80, /^\d{1,2}$/, 'mmHg'),
    instrument: z.string(),
    target: optional(5, 30, /^\d{1,2}$/, 'mmHg'),
    thickness: optional(50, 1500, /^\d{2,4}$/, 'micrometres'),
    field: optional(-35, 10, /^[+-]?\d{1,2}(\.\d{1,2})?$/, 'dB'),
  })
  .check(
    z.refine(({ acuity, method }) => acuity === '' || method !== '', {
      path: ['method'],
      error: 'Say how it was read',
    }),
    z.refine(({ pressure, instrument }) => pressure === '' || instrument !== '', {
      path: ['instrument'],
      error: 'Say with what',
    }),
  )
type EyeDraft = z.infer<typeof eyeDraft>

export const examineDraft = z
  .object({
    at: z.string().check(
      z.minLength(1, 'Say when'),
      z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
        error: 'This time is still to come, or does not exist',
      }),
    ),
    right: eyeDraft,
    left: eyeDraft,
  })
  .check(
    z.refine((draft) => eyes.some((eye) => measured(draft[eye]).length > 0 || isAbsent(draft[eye].state)), {
      path: ['right', 'acuity'],
      error: 'Nothing has been entered for either eye',
    }),
  )
export type ExamineDraft = z.infer<typeof examineDraft>

const isAbsent = (state: EyeState) => state === 'unable to assess' || state === 'eye missing'

export const emptyEye = {
  state: 'examined',
  acuity: '',
  method: '',
  pressure: '',
  instrument: '',
  target: '',
  thickness: '',
  field: '',
}

type Measured = { measure: Measure; value: Partial<Observation> }

/** What was entered of one eye, one reading each. */
function measured({
  state,
  acuity,
  method,
  pressure,
  instrument,
  target,
  thickness,
  field,
}: EyeDraft): Measured[] {
  if (state !== 'examined') return []
  const read = acuity === '' ? undefined : readAcuity(acuity)
  const quantity = (value: string, unit: string, code: string) => ({
    valueQuantity: { value: Number(value), unit, system: ucumSystem, code },
  })
  return [
    ...(read ? [{ measure: 'acuity' as const, value: { ...toValue(read), method: { text: method } } }] : []),
    ...(pressure
      ? [
          {
            measure: 'pressure' as const,
            value: { ...quantity(pressure, 'mmHg', 'mm[Hg]'), method: { text: instrument } },
          },
        ]
      : []),
    ...(target ? [{ measure: 'target' as const, value: quantity(target, 'mmHg', 'mm[Hg]') }] : []),
    ...(thickness ? [{ measure: 'thickness' as const, value: quantity(thickness, 'µm', 'um') }] : []),
    ...(field ? [{ measure: 'field' as const, value: quantity(field, 'dB', 'dB') }] : []),
  ]
}

/** Why there is no reading of an eye: HL7’s reasons, and the words. */
const absent: Record<'unable to assess' | 'eye missing', Observation['dataAbsentReason']> = {
  'unable to assess': reasonOf('not-performed', 'Unable to assess'),
  'eye missing': reasonOf('not-applicable', 'Eye missing'),
}
function reasonOf(code: string, text: string): Observation['dataAbsentReason'] {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code }], text }
}

/** Both eyes in one transaction: all of it is written, or nothing. */
export function examined(draft: ExamineDraft, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const at = fromLondonWallClock(draft.at, now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const make = eyes.flatMap((eye) => {
    const of = (measure: Measure, value: Partial<Observation>): Observation => ({
      resourceType: 'Observation',
      identifier: [entryIdentifier(session, `${actId}-${eye}-${measure}`)],
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
      code: codeOf(measure),
      subject: { reference: `Patient/${patientId}` },
      effectiveDateTime: at,
      issued: now.toISOString(),
      performer: [recordedBy(session)],
      bodySite: bodySiteOf(eye),
      ...value,
    })
    const { state } = draft[eye]
    if (state === 'unable to assess' || state === 'eye missing')
      return [{ resource: of('acuity', { dataAbsentReason: absent[state] }) }]
    return measured(draft[eye]).map(({ measure, value }) => ({ resource: of(measure, value) }))
  })
  return { make }
}
