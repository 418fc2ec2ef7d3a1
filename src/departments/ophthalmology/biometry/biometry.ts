import type { Observation, ObservationComponent } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { type Eye, eyeOf, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { quantityText } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

const system = 'https://lune.example/fhir/CodeSystem/eye-biometry'
export const biometryCode = { system, code: 'biometry', display: 'Ocular biometry' }

/**
 * What is measured, with its unit and the range outside of which it is refused: far beyond any eye, so that a slip of the
 * decimal point is caught (hazard H8). To be confirmed by the trust.
 */
export const parts = {
  axialLength: { words: 'Axial length', unit: 'mm', code: 'mm', low: 15, high: 40, needed: true },
  k1: { words: 'K1, flat', unit: 'D', code: '[diop]', low: 30, high: 60, needed: true },
  k1Axis: { words: 'Axis of K1', unit: '°', code: 'deg', low: 1, high: 180, needed: true },
  k2: { words: 'K2, steep', unit: 'D', code: '[diop]', low: 30, high: 60, needed: true },
  k2Axis: { words: 'Axis of K2', unit: '°', code: 'deg', low: 1, high: 180, needed: true },
  chamberDepth: { words: 'Anterior chamber depth', unit: 'mm', code: 'mm', low: 1, high: 6, needed: true },
  lensThickness: { words: 'Lens thickness', unit: 'mm', code: 'mm', low: 2, high: 8, needed: false },
  whiteToWhite: { words: 'White to white', unit: 'mm', code: 'mm', low: 8, high: 15, needed: false },
} as const
export type Part = keyof typeof parts
export const partNames = Object.keys(parts) as Part[]
export const partCode = (part: Part) => ({ system, code: part, display: parts[part].words })

export type Biometry = {
  id: string
  eye: Eye | undefined
  when: string | undefined
  device: string | undefined
  values: Partial<Record<Part, number>>
  /** As it stands in the record, with its unit */
  texts: Partial<Record<Part, string>>
  by: string | undefined
  resource: Stored<Observation>
}

/** Newest first; what was entered in error is left out. */
export const toBiometries = (found: readonly Stored<Observation>[]): Biometry[] =>
  found
    .filter(
      ({ status, code }) =>
        status !== 'entered-in-error' &&
        listOf(code.coding).some((one) => one.system === system && one.code === biometryCode.code),
    )
    .map(toBiometry)
    .toSorted((one, other) => (instantOf(other.when) ?? 0) - (instantOf(one.when) ?? 0))

export function toBiometry(resource: Stored<Observation>): Biometry {
  const { id, bodySite, effectiveDateTime, device, component, performer } = resource
  const values: Biometry['values'] = {}
  const texts: Biometry['texts'] = {}
  for (const one of listOf(component)) {
    const part = partOf(one)
    if (!part) continue
    const text = quantityText(one.valueQuantity)
    if (text) texts[part] = text
    // a value in another unit is shown as it is, and never counted with
    if (one.valueQuantity?.value !== undefined && one.valueQuantity.code === parts[part].code)
      values[part] = one.valueQuantity.value
  }
  return {
    id,
    eye: eyeOf(bodySite, resource),
    when: effectiveDateTime,
    device: device?.display,
    values,
    texts,
    by: listOf(performer)[0]?.display,
    resource,
  }
}

const partOf = ({ code }: ObservationComponent): Part | undefined =>
  partNames.find((part) => listOf(code.coding).some((one) => one.system === system && one.code === part))

/** Of one eye; never of the other. */
export const biometryOf = (all: readonly Biometry[], eye: Eye | undefined): Biometry | undefined =>
  eye && all.find((one) => one.eye === eye)

type Values = Partial<Record<Part, number>>

/**
 * What must be looked at twice before a lens is chosen: eyes of one person that differ by more than 0.3 mm in length (to be
 * confirmed by the trust); by more than 0.9 D in mean K, an axial length outside of 21.3 to 26.6 mm, a mean K outside of 41
 * to 47 D, or K1 and K2 more than 2.5 D apart (Royal College of Ophthalmologists, Cataract surgery guidelines 2010).
 */
export function questionsOf(both: Record<Eye, Values>): string[] {
  const { right, left } = both
  const apart = (part: Part) => {
    const [one, other] = [right[part], left[part]]
    return one === undefined || other === undefined ? 0 : Math.abs(one - other)
  }
  const mean = ({ k1, k2 }: Values) => (k1 === undefined || k2 === undefined ? undefined : (k1 + k2) / 2)
  const [meanRight, meanLeft] = [mean(right), mean(left)]
  const between = meanRight === undefined || meanLeft === undefined ? 0 : Math.abs(meanRight - meanLeft)
  return [
    apart('axialLength') > 0.3 + epsilon &&
      `The eyes differ by ${shown(apart('axialLength'))} mm in axial length: more than 0.3 mm. Measure both again.`,
    between > 0.9 + epsilon &&
      `The eyes differ by ${shown(between)} D in mean K: more than 0.9 D. Measure both again.`,
    ...eyes.flatMap((eye) =>
      unusual(both[eye], mean(both[eye])).map((words) => `${eyeWords[eye]}: ${words}`),
    ),
  ].filter((words): words is string => words !== false)
}

function unusual({ axialLength, k1, k2 }: Values, mean: number | undefined): string[] {
  return [
    axialLength !== undefined && (axialLength < 21.3 || axialLength > 26.6)
      ? `axial length ${axialLength} mm is unusual (21.3 to 26.6 mm).`
      : '',
    mean !== undefined && (mean < 41 || mean > 47) ? `mean K ${shown(mean)} D is unusual (41 to 47 D).` : '',
    k1 !== undefined && k2 !== undefined && Math.abs(k2 - k1) > 2.5 + epsilon
      ? `K1 and K2 are ${shown(Math.abs(k2 - k1))} D apart: more than 2.5 D.`
      : '',
  ].filter(Boolean)
}

/** 23.4 − 23.1 is not quite 0.3 to a computer */
const epsilon = 1e-9
const shown = (value: number) => String(Math.round(value * 100) / 100)
