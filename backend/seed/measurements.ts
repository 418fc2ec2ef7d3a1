import type { Observation, Quantity } from 'fhir/r4'

import { about, type Chart, file } from './chart.ts'
import { observationCategory } from './observations.ts'
import { randomFrom } from './random.ts'
import {
  coding,
  concept,
  day,
  hour,
  instant,
  loincCoding,
  minute,
  ours,
  quantity,
  snomedCoding,
} from './shapes.ts'

/** What is charted beside the vital signs: weight, height, BMI, pain, GCS, glucose, ketones. */

type Coded = readonly [text: string, snomed: string | undefined, loinc: string | undefined]

const weight: Coded = ['Body weight', '27113001', '29463-7']
const height: Coded = ['Body height', '50373000', '8302-2']
const bmi: Coded = ['Body mass index', '60621009', '39156-5']
const pain: Coded = ['Pain severity 0–10', '225908003', '72514-3']
const glucose: Coded = ['Blood glucose', '434911002', '14743-9']
const ketones: Coded = ['Blood ketones', undefined, '104816-4']

type Measured = { chart: Chart; at: number; category: 'vital-signs' | 'survey' }

function measure({ chart, at, category }: Measured, [text, sct, loinc]: Coded, value: Partial<Observation>) {
  const codes = [...(sct ? [snomedCoding(sct, text)] : []), ...(loinc ? [loincCoding(loinc, text)] : [])]
  file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory(category)],
    code: concept(text, ...codes),
    ...about(chart),
    effectiveDateTime: instant(at),
    performer: [chart.nurses[0] ?? { display: 'Ward staff' }],
    ...value,
  })
}

const of = (valueQuantity: Quantity) => ({ valueQuantity })

/** A chance of its own, so that what comes after in the region does not change by what is measured here. */
const chanceOf = ({ id }: Chart) => randomFrom(Number.parseInt(id.slice(0, 8), 16))

/** Weighed on the ward every other day, measured once. */
export function bodyOf(chart: Chart, from: { weight: number; height: number; days: number; change: number }) {
  const random = chanceOf(chart)
  const squared = (from.height / 100) ** 2
  for (let back = from.days; back >= 0; back -= 2) {
    const kilograms = tenth(from.weight + from.change * (1 - back / from.days) + random.whole(-2, 2) / 10)
    const seen = { chart, at: chart.now - back * day - 90 * minute, category: 'vital-signs' } as const
    measure(seen, weight, of(quantity(kilograms, 'kg', 'kg')))
    measure(seen, bmi, of(quantity(tenth(kilograms / squared), 'kg/m2', 'kg/m2')))
    if (back === from.days) measure(seen, height, of(quantity(from.height, 'cm', 'cm')))
  }
}

const tenth = (value: number) => Math.round(value * 10) / 10

export function painOf(chart: Chart, scores: readonly number[]) {
  scores.forEach((score, index) => {
    const at = chart.now - (scores.length - index) * 4 * hour
    measure({ chart, at, category: 'survey' }, pain, of(quantity(score, 'score', '{score}')))
  })
}

/** `NT`: not testable, so there is no total (domain facts §2.7). */
export function comaScaleOf(
  chart: Chart,
  sets: readonly (readonly [eye: number, verbal: number | 'NT', motor: number])[],
) {
  sets.forEach(([eye, verbal, motor], index) => {
    const at = chart.now - (sets.length - index) * 30 * minute
    const part = (code: string, text: string, value: number | 'NT') => ({
      code: concept(text, loincCoding(code, text)),
      ...(value === 'NT'
        ? { dataAbsentReason: concept('NT', coding(`${ours}/CodeSystem/not-testable`, 'NT', 'Not testable')) }
        : of(quantity(value, 'score', '{score}'))),
    })
    measure({ chart, at, category: 'survey' }, ['Glasgow Coma Scale', '248241002', '9269-2'], {
      ...(verbal === 'NT'
        ? { dataAbsentReason: { text: 'Verbal response not testable' } }
        : of(quantity(eye + verbal + motor, 'score', '{score}'))),
      component: [
        part('9267-6', 'Eye opening', eye),
        part('9270-0', 'Verbal response', verbal),
        part('9268-4', 'Motor response', motor),
      ],
    })
  })
}

export function glucoseOf(chart: Chart, days: number) {
  const random = chanceOf(chart)
  for (let back = days * 4; back > 0; back--) {
    const value = random.whole(52, 142) / 10
    const at = chart.now - back * 6 * hour + random.whole(0, 40) * minute
    measure({ chart, at, category: 'vital-signs' }, glucose, of(quantity(value, 'mmol/L', 'mmol/L')))
    // looked for when glucose is high
    if (value > 13)
      measure({ chart, at, category: 'survey' }, ketones, of(quantity(tenth(value / 20), 'mmol/L', 'mmol/L')))
  }
}
