import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

/** How severe a loss of field is, by its mean deviation. Domain facts §6.3.2 [G]: early to −6, moderate to −12 dB. */
export function severityOf(meanDeviation: number | undefined): string | undefined {
  if (meanDeviation === undefined) return undefined
  const words = meanDeviation >= -6 ? 'early or none' : meanDeviation >= -12 ? 'moderate' : 'severe'
  return `loss of field ${words} (by mean deviation, general knowledge: −6 and −12 dB)`
}

/** What a grade of diabetic retinopathy asks for. Domain facts §6.3.2: R3A urgent, M1 refer. */
export function gradeWords({ component }: Pick<Observation, 'component'>): string[] {
  const grades = listOf(component).map(({ valueCodeableConcept }) => valueCodeableConcept?.text ?? '')
  const has = (...starts: string[]) =>
    grades.some((grade) => starts.some((start) => grade.startsWith(`${start},`)))
  return [
    has('R3A') ? 'Urgent: active proliferative retinopathy' : '',
    has('M1A', 'M1S') ? 'Refer to the hospital eye service' : '',
  ].filter(Boolean)
}

/** The angle is narrow, and drops that dilate may close it. Shaffer 0 to 1, van Herick 25 % or less (domain facts §6.3.2 [G]). */
export const isNarrow = (angle: Readonly<Record<string, string>>): boolean =>
  ['superior', 'nasal', 'inferior', 'temporal'].some((at) => /^Grade [01]\b/.test(angle[at] ?? '')) ||
  ['5%', '15%', '25%'].includes(angle['vanHerick'] ?? '')

/** A pressure above what was aimed at for this eye: the one that a glaucoma clinic looks for. */
export const aboveTarget = (pressure: number | undefined, target: number | undefined) =>
  pressure !== undefined && target !== undefined && pressure > target
    ? `Above the target of ${target} mmHg`
    : undefined

/** Usual 10 to 21 mmHg; ocular hypertension is treated from 24 (NICE NG81). Domain facts §6.3.2. */
export function pressureWords(pressure: number): string | undefined {
  if (pressure >= 24) return 'above the usual 10–21 mmHg; NICE NG81 treats from 24'
  if (pressure > 21) return 'above the usual 10–21 mmHg'
  return pressure < 10 ? 'below the usual 10–21 mmHg' : undefined
}
