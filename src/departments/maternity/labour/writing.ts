import type { Observation } from 'fhir/r4'

import { timeProblem } from '#clinical/acts/time-problem.ts'
import { observationCodes } from '#clinical/observations/observation-codes.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { type Measure, measures, type MeasureKey, pressurePart } from './measures.ts'

/** What stands in the fields of a form, by the key of the measure; of a pressure `bp` is the systolic and `dbp` the diastolic. */
export type Values = Record<string, string> & { at: string }
export type Entered = { measure: Measure; value: string }

/** Empty fields for these, and the time now. */
export const emptyValues = (keys: readonly string[], at: string): Values => ({
  ...Object.fromEntries([...keys, 'dbp'].map((key) => [key, ''])),
  at,
})

/** What was filled in, in the order of the chart. */
export const enteredIn = (values: Values, keys: readonly MeasureKey[]): Entered[] =>
  measures
    .filter(({ key }) => keys.includes(key))
    .flatMap((measure): Entered[] => {
      const value = written(values, measure)
      return value ? [{ measure, value }] : []
    })

const written = (values: Values, { key, kind }: Measure): string => {
  const value = (values[key] ?? '').trim()
  if (kind !== 'pressure') return value
  const low = (values['dbp'] ?? '').trim()
  return value || low ? `${value}/${low}` : ''
}

/** What is wrong with each field, in words; whole numbers and a point alone (hazard H8). */
export function problemsIn(values: Values, keys: readonly MeasureKey[], now: number): Record<string, string> {
  const problems: Record<string, string> = {}
  const time = timeProblem(values.at, now)
  if (time) problems['at'] = time
  for (const { measure, value } of enteredIn(values, keys)) {
    const problem = problemWith(measure, value)
    if (problem) problems[measure.key] = problem
  }
  return problems
}

function problemWith(measure: Measure, value: string): string | undefined {
  if (measure.kind === 'choice')
    return measure.options.some((one) => one.value === value) ? undefined : 'Choose one of these'
  if (measure.kind === 'pressure') {
    const [high, low] = value.split('/').map(wholeNumber)
    if (high === undefined || low === undefined) return 'Enter both, in whole numbers'
    if (high < 30 || high > 300 || low < 10 || low > 200) return 'Outside of what can be: check it'
    return low < high ? undefined : 'The diastolic is not below the systolic'
  }
  const { low, high, decimal } = measure
  const read = decimal ? decimalNumber(value) : wholeNumber(value)
  if (read === undefined) return decimal ? 'A number, with a point' : 'A whole number'
  return read < low || read > high ? `Between ${low} and ${high}` : undefined
}

const wholeNumber = (value: string): number | undefined =>
  /^-?\d{1,4}$/.test(value) ? Number(value) : undefined
const decimalNumber = (value: string): number | undefined =>
  /^\d{1,3}(\.\d)?$/.test(value) ? Number(value) : undefined

/** How the record holds it. */
export function valueOf(measure: Measure, value: string): Partial<Observation> {
  switch (measure.kind) {
    case 'choice': {
      const chosen = measure.options.find((one) => one.value === value)
      if (!chosen) throw new Error(`No such choice of ${measure.label}`)
      return { valueCodeableConcept: { coding: [chosen.coding], text: chosen.label } }
    }
    case 'pressure': {
      const [high = '', low = ''] = value.split('/')
      const part = (which: 'sbp' | 'dbp', read: string, display: string) => ({
        code: { ...concept(...observationCodes[which].slice(0, 2)), text: display },
        valueQuantity: { value: Number(read), unit: 'mmHg', system: ucumSystem, code: 'mm[Hg]' },
      })
      return {
        component: [
          part('sbp', high, 'Systolic blood pressure'),
          part('dbp', low, 'Diastolic blood pressure'),
        ],
      }
    }
    case 'number':
      return {
        valueQuantity: { value: Number(value), unit: measure.unit, system: ucumSystem, code: measure.ucum },
      }
  }
}

/** As it would stand in its field again. */
export function fieldOf(measure: Measure, one: Observation): string {
  switch (measure.kind) {
    case 'choice':
      return (
        measure.options.find(({ coding }) =>
          one.valueCodeableConcept?.coding?.some(({ code }) => code === coding.code),
        )?.value ?? ''
      )
    case 'pressure':
      return String(pressurePart(one, 'sbp') ?? '')
    case 'number':
      return String(one.valueQuantity?.value ?? '')
  }
}

/** The instant of a time that was written; the form has refused what is none. */
export function instantAt(at: string, now: Date): string {
  const instant = fromLondonWallClock(at, now.getTime())
  if (!instant) throw new Error('This time does not exist: the clocks go forward then.')
  return instant
}
