import { readAcuity } from '#departments/ophthalmology/eye/acuity.ts'
import { type Element, elements, type Field } from '#departments/ophthalmology/eye/elements.ts'
import { eyes } from '#departments/ophthalmology/eye/eye.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { observationsOf } from './observations.ts'
import { type Examination, type EyeValues, isElement, sectionsOf } from './values.ts'

/** What must be put right before it is signed: the field, by its name in the form, and the words. */
export type Problem = { name: string; message: string }

export function problemsOf(examination: Examination, now: number): Problem[] {
  const { at, amends, why } = examination
  const when = timeProblem(at, now)
  const found: Problem[] = [
    ...(when ? [{ name: 'at', message: when }] : []),
    ...(amends && why.trim().length < 3 ? [{ name: 'why', message: 'Say why it is amended' }] : []),
    ...eyes
      .filter((eye) => examination[eye].state === 'Examined')
      .flatMap((eye) =>
        eyeProblems(examination, examination[eye], now).map(({ name, message }) => ({
          name: `${eye}.${name}`,
          message,
        })),
      ),
  ]
  return found.length === 0 && observationsOf(examination, '').length === 0
    ? [{ name: 'plan', message: 'Nothing has been found of either eye yet' }]
    : found
}

function eyeProblems(examination: Examination, values: EyeValues, now: number): Problem[] {
  return sectionsOf(examination)
    .filter((section) => !values.unable[section])
    .flatMap((section): Problem[] => {
      if (section === 'acuity') return values.acuity.flatMap(acuityProblems)
      if (section === 'pressure')
        return values.pressure.flatMap((row, index) => pressureProblems(row, index, examination.at, now))
      if (!isElement(section)) return []
      const typed = values.of[section]
      const element: Element = elements[section]
      return [
        ...element.fields.flatMap((field) => {
          const message = fieldProblem(field, (typed[field.name] ?? '').trim())
          return message ? [{ name: `of.${section}.${field.name}`, message }] : []
        }),
        ...(section === 'refraction' ? axisProblems(typed) : []),
        ...(section === 'oct' && typed['thickness']?.trim() && !typed['device']
          ? [{ name: 'of.oct.device', message: 'Say which device: thickness is not compared across devices' }]
          : []),
      ]
    })
}

export const acuityExamples = '6/9, 6/9-2, 20/40, 0.30, 70 letters, CF, HM, PL or NPL'

function acuityProblems({ value, method, chart, distance }: EyeValues['acuity'][number], index: number) {
  const name = `acuity.${index}`
  if (value.trim() === '')
    return method || chart || distance ? [{ name: `${name}.value`, message: 'Say what was read' }] : []
  return [
    ...(readAcuity(value) ? [] : [{ name: `${name}.value`, message: `As ${acuityExamples}` }]),
    ...(method ? [] : [{ name: `${name}.method`, message: 'Say how it was read' }]),
    ...(/^(|[0-9](\.\d{1,2})?)$/.test(distance.trim())
      ? []
      : [{ name: `${name}.distance`, message: 'In metres, as 4 or 0.4' }]),
  ]
}

/** Hard range 0 to 80 mmHg (domain facts §6.3.2). */
function pressureProblems(
  { value, instrument, time }: EyeValues['pressure'][number],
  index: number,
  at: string,
  now: number,
): Problem[] {
  const name = `pressure.${index}`
  if (value.trim() === '')
    return instrument || time ? [{ name: `${name}.value`, message: 'Say what was measured' }] : []
  const own = time ? `${at.slice(0, 10)}T${time}` : at
  const isTime = time === '' || (/^\d{2}:\d{2}$/.test(time) && fromLondonWallClock(own, now) !== undefined)
  const later = isTime && time ? timeProblem(own, now) : undefined
  return [
    ...(/^\d{1,2}$/.test(value.trim()) && Number(value) <= 80
      ? []
      : [{ name: `${name}.value`, message: 'A whole number between 0 and 80 mmHg' }]),
    ...(instrument ? [] : [{ name: `${name}.instrument`, message: 'Say with what' }]),
    ...(isTime && !later ? [] : [{ name: `${name}.time`, message: later ?? 'As 09:30' }]),
  ]
}

function fieldProblem(field: Field, typed: string): string | undefined {
  if (typed === '' || field.kind !== 'number') return undefined
  const { low, high, step, unit } = field
  const between = `Between ${low} and ${high} ${unit}`.trim()
  if (!/^[+-]?\d{1,4}(\.\d{1,2})?$/.test(typed)) return `${between}, with a point for decimals`
  const value = Number(typed)
  if (value < low || value > high) return between
  // in hundredths: quarters and twentieths have no exact halves of a bit
  return Math.round(value * 100) % Math.round(step * 100) === 0 ? undefined : `In steps of ${step}`
}

/** A cylinder has an axis, and an axis a cylinder; a half is not a refraction. */
function axisProblems(typed: Record<string, string>): Problem[] {
  const [cylinder, axis] = [typed['cylinder']?.trim() ?? '', typed['axis']?.trim() ?? '']
  return [
    ...(cylinder && Number(cylinder) !== 0 && !axis
      ? [{ name: 'of.refraction.axis', message: 'Say the axis of the cylinder' }]
      : []),
    ...(axis && !cylinder ? [{ name: 'of.refraction.cylinder', message: 'Say the cylinder' }] : []),
  ]
}
