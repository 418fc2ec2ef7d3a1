import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { valueText } from '#clinical/results/value.ts'
import { hasCode, textOf } from '#fhir/coding.ts'

import { elements } from './elements.ts'

/** As it was written: a plus cylinder stays one, and is never turned into a minus one silently. */
export type Refraction = { sphere?: number; cylinder?: number; axis?: number; rest: string[] }

const [sphereField, cylinderField, axisField] = elements.refraction.fields

/** Undefined when none of its three powers is there. */
export function toRefraction({ component }: Observation): Refraction | undefined {
  const refraction: Refraction = { rest: [] }
  for (const one of listOf(component)) {
    const value = one.valueQuantity?.value
    const is = (field: typeof sphereField) => field?.code !== undefined && hasCode(one.code, field.code)
    if (value !== undefined && is(sphereField)) refraction.sphere = value
    else if (value !== undefined && is(cylinderField)) refraction.cylinder = value
    else if (value !== undefined && is(axisField)) refraction.axis = value
    else refraction.rest.push(`${textOf(one.code, 'Not named')}: ${valueText(one)}`)
  }
  const { sphere, cylinder, axis } = refraction
  return sphere === undefined && cylinder === undefined && axis === undefined ? undefined : refraction
}

/** `−2.25 / −0.50 × 90`, in quarters or as exact as it was sent; what is missing is said. */
export function refractionText({ sphere, cylinder, axis, rest }: Refraction): {
  text: string
  also: string[]
} {
  const power = (value: number | undefined, name: string) =>
    value === undefined ? `${name} not recorded` : signed(value)
  const turned =
    cylinder === undefined || cylinder === 0
      ? ''
      : ` / ${signed(cylinder)} × ${axis === undefined ? 'axis not recorded' : axis}`
  const equivalent = sphericalEquivalent(sphere, cylinder)
  return {
    text: `${power(sphere, 'Sphere')}${turned}`,
    also: [
      // sphere + cylinder / 2 (domain facts §6.3.2)
      equivalent === undefined ? '' : `spherical equivalent ${signed(equivalent)}`,
      ...rest,
    ].filter(Boolean),
  }
}

/** Half of the cylinder goes to the sphere; of half a refraction there is none (hazard H12). */
const sphericalEquivalent = (sphere: number | undefined, cylinder: number | undefined) =>
  sphere === undefined || cylinder === undefined ? undefined : sphere + cylinder / 2

function signed(value: number): string {
  const size = Math.abs(value)
  const digits = size.toFixed(Number.isInteger(size * 100) ? 2 : 3)
  return value === 0 ? digits : `${value < 0 ? '−' : '+'}${digits}`
}
