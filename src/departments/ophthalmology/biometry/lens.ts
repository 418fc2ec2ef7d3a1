import type { DeviceRequest, DeviceRequestParameter } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf, ucumSystem } from '#fhir/coding.ts'

import type { Biometry } from './biometry.ts'

/** By name (domain facts §6.3.3). The powers are the device's: Lune calculates none. */
export const formulas = ['SRK/T', 'Barrett Universal II', 'Hoffer Q', 'Haigis'] as const

/** `21.0`, `+21.5`, `-3.0`: in half dioptres */
const power = z.string().check(
  z.trim(),
  z.refine((text) => isPower(text), { error: 'Between −10 and 40 D, in steps of 0.5' }),
)
const isPower = (text: string) =>
  /^[+-]?\d{1,2}(\.\d)?$/.test(text) &&
  Number(text) >= -10 &&
  Number(text) <= 40 &&
  Number.isInteger(Number(text) * 2)
const refraction = (what: string) =>
  z.string().check(
    z.trim(),
    z.refine((text) => /^[+-]?\d{1,2}(\.\d{1,2})?$/.test(text) && Math.abs(Number(text)) <= 12, {
      error: `${what} in D: −0.25, +0.12, 0`,
    }),
  )

export const lensDraft = z
  .object({
    formula: z.pipe(z.string(), z.enum(formulas, { error: 'Say which formula' })),
    model: z.string().check(z.trim(), z.minLength(2, 'Say which lens'), z.maxLength(80)),
    power,
    target: refraction('The target'),
    predicted: refraction('What the formula predicts'),
    /** Of the device's sheet: a power and what it predicts, one to a line */
    table: z.string().check(
      z.trim(),
      z.refine((text) => linesOf(text).every((line) => lineOf(line) !== undefined), {
        error: 'One power and its prediction to a line: 21.0 -0.12',
      }),
    ),
  })
  .check(
    z.refine(
      ({ table, power: chosen, predicted }) => {
        const row = linesOf(table)
          .flatMap((line) => lineOf(line) ?? [])
          .find((one) => one.power === Number(chosen))
        return !row || row.predicted === Number(predicted)
      },
      { path: ['predicted'], error: 'The table says something else of this power' },
    ),
  )
export type LensDraft = z.infer<typeof lensDraft>

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
function lineOf(line: string): { power: number; predicted: number } | undefined {
  const [first = '', second = '', ...rest] = line.replaceAll('−', '-').split(/\s+/)
  if (rest.length > 0 || !isPower(first) || !/^[+-]?\d{1,2}(\.\d{1,2})?$/.test(second)) return undefined
  return { power: Number(first), predicted: Number(second) }
}

/** Short eyes and long eyes: which formula is apt is said, and the surgeon decides (NICE NG77, 2017). */
export function formulaAdvice(axialLength: number | undefined): string {
  if (axialLength === undefined) return 'NICE NG77: by axial length, which is not recorded for this eye.'
  const apt =
    axialLength < 22
      ? 'Haigis or Hoffer Q, below 22.0 mm'
      : axialLength <= 26
        ? 'Barrett Universal II, or SRK/T, from 22.0 to 26.0 mm'
        : 'Haigis or SRK/T, above 26.0 mm'
  return `NICE NG77, for an axial length of ${axialLength} mm: ${apt}.`
}

const codes = { power: 'Power', target: 'Target refraction', predicted: 'Predicted refraction' } as const
const formulaWords = 'Formula'
const dioptres = (value: number) => ({ value, unit: 'D', system: ucumSystem, code: '[diop]' })
const system = 'https://lune.example/fhir/CodeSystem/lens-choice'

export type Lens = {
  model: string
  power: number | undefined
  target: number | undefined
  predicted: number | undefined
  formula: string | undefined
  table: { power: string; predicted: string }[]
  chosenBy: string | undefined
  /** SDS user id of who chose: the second check is another person's */
  chosenById: string | undefined
  at: string | undefined
  resource: Stored<DeviceRequest>
}

export function toLens(resource: Stored<DeviceRequest>): Lens {
  const parameters = listOf(resource.parameter)
  const of = (words: string) => parameters.find(({ code }) => code?.text === words)
  const { requester, authoredOn, codeCodeableConcept } = resource
  return {
    model: textOf(codeCodeableConcept, 'Lens not named'),
    power: of(codes.power)?.valueQuantity?.value,
    target: of(codes.target)?.valueQuantity?.value,
    predicted: of(codes.predicted)?.valueQuantity?.value,
    formula: of(formulaWords)?.valueCodeableConcept?.text,
    table: parameters.flatMap(({ code, valueQuantity }) =>
      code?.coding?.[0]?.code === 'row' && valueQuantity?.value !== undefined
        ? [{ power: code.text ?? '', predicted: dioptreText(valueQuantity.value) }]
        : [],
    ),
    chosenBy: requester?.display,
    chosenById: requester?.identifier?.value,
    at: authoredOn,
    resource,
  }
}

/** `+21.5 D`: the sign is always said. */
export function dioptreText(value: number | undefined, digits = 2): string {
  if (value === undefined) return 'not recorded'
  const size = Math.abs(value).toFixed(digits)
  return `${value < 0 ? '−' : value > 0 ? '+' : ''}${size} D`
}

export const lensText = ({ model, power }: Pick<Lens, 'model' | 'power'>) =>
  `${model} ${dioptreText(power, 1)}`

type Chosen = { requestId: string; eyeWords: string; biometry: Biometry; before: Lens | undefined }

/** The lens of one eye for one operation; another choice takes the place of the one before, which stays in its history. */
export function chosen(
  draft: LensDraft,
  { requestId, eyeWords, biometry, before }: Chosen,
  actor: Actor,
): Act {
  const { session, actId, now, patientId } = actor
  const quantity = (words: string, value: string): DeviceRequestParameter => ({
    code: { text: words },
    valueQuantity: dioptres(Number(value)),
  })
  const resource: DeviceRequest = {
    ...(before?.resource ?? {
      resourceType: 'DeviceRequest' as const,
      identifier: [entryIdentifier(session, actId)],
      intent: 'order' as const,
      subject: { reference: `Patient/${patientId}` },
      basedOn: [{ reference: `ServiceRequest/${requestId}` }],
    }),
    status: 'active',
    codeCodeableConcept: { text: draft.model },
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
    supportingInfo: [{ reference: `Observation/${biometry.id}` }],
    note: [{ text: eyeWords }],
    parameter: [
      { code: { text: formulaWords }, valueCodeableConcept: { text: draft.formula } },
      quantity(codes.power, draft.power),
      quantity(codes.target, draft.target),
      quantity(codes.predicted, draft.predicted),
      ...linesOf(draft.table)
        .flatMap((line) => lineOf(line) ?? [])
        .map((row): DeviceRequestParameter => ({
          code: { coding: [{ system, code: 'row' }], text: dioptreText(row.power, 1) },
          valueQuantity: dioptres(row.predicted),
        })),
    ],
  }
  return before ? { change: [{ seen: before.resource, to: resource }] } : { make: [{ resource }] }
}
