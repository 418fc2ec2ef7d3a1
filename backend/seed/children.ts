import type { Observation } from 'fhir/r4'

import { about, type Chart, file } from './chart.ts'
import { observationCategory, score, vitals } from './observations.ts'
import { type Age, ageOf, type ChildReadings, chartUsed, childScores, ordinary } from './pews.ts'
import type { Random } from './random.ts'
import { coding, concept, instant, minute, ours, quantity, snomed, snomedCoding } from './shapes.ts'
import type { Condition } from './vitals.ts'

/** The sets of a child's stay: the national children's chart instead of NEWS2 (domain facts §2.3). */
export type ChildCourse = {
  condition: Condition
  sets: number
  /** The newest set in so many words */
  newest?: Partial<ChildReadings>
  /** What the carer answers, and what somebody is worried about, with the newest set */
  carer?: readonly [code: string, words: string]
  concern?: readonly [code: string, words: string]
  minutesAgo?: number
}

export function chartChild(chart: Chart, years: number, course: ChildCourse) {
  const { random, now } = chart
  const age = ageOf(years)
  let at = now - (course.minutesAgo ?? random.whole(15, 200)) * minute
  const sets: { at: number; readings: ChildReadings }[] = []
  for (let back = 0; back < course.sets; back++) {
    const readings = childReadings(random, age, course.condition)
    sets.unshift({ at, readings: back === 0 ? { ...readings, ...course.newest } : readings })
    at -= random.whole(150, 260) * minute
  }
  sets.forEach((set, index) => childSet(chart, age, set, index === sets.length - 1 ? course : undefined))
}

function childReadings(random: Random, age: Age, condition: Condition): ChildReadings {
  const { whole, chance } = random
  const { rr, pulse, sbp } = ordinary(age)
  const worse = { well: 0, poorly: 0.1, unwell: 0.25, 'very ill': 0.45 }[condition]
  const about = (value: number) => Math.round(value * (1 + worse) + whole(-2, 2))
  const pressure = sbp + whole(-4, 4)
  return {
    rr: about(rr),
    distress: worse === 0 ? 'none' : worse < 0.2 ? (chance(0.4) ? 'mild' : 'none') : 'moderate',
    spo2: worse > 0.2 ? whole(92, 95) : whole(96, 99),
    ...(worse > 0.2 ? { oxygen: { litres: 1, device: 'NP', name: 'Nasal prongs' } } : {}),
    pulse: about(pulse),
    sbp: pressure,
    dbp: Math.round(pressure * 0.6),
    crt: worse > 0.3 ? 3 : 2,
    acvpu: 'A',
    temp: whole(364, worse > 0 ? 386 : 373) / 10,
  }
}

function childSet(
  chart: Chart,
  age: Age,
  { at, readings }: { at: number; readings: ChildReadings },
  said: Pick<ChildCourse, 'carer' | 'concern'> = {},
) {
  const shared = {
    status: 'final' as const,
    ...about(chart),
    effectiveDateTime: instant(at),
    performer: [chart.random.pick([chart.nurses[0] ?? { display: 'Ward staff' }, ...chart.nurses])],
  }
  const { distress, crt } = readings
  const survey = (code: Observation['code'], rest: Partial<Observation>) =>
    file(chart, {
      resourceType: 'Observation',
      category: [observationCategory('survey')],
      code,
      ...shared,
      ...rest,
    })
  const derivedFrom = [
    ...vitals(readings).map(({ code, category, value }) =>
      file(chart, {
        resourceType: 'Observation',
        category: [observationCategory(category)],
        code,
        ...shared,
        ...value,
      }),
    ),
    survey(snomed('1364081000000103', 'NPEWS - level of respiratory distress'), {
      valueCodeableConcept: { coding: [levels[distress]] },
    }),
    survey(snomed('15527001', 'Capillary refill'), { valueQuantity: quantity(crt, 'seconds', 's') }),
  ]
  const scores = childScores(age, readings)
  survey(snomed('1363261000000104', 'NPEWS (National Paediatric Early Warning Score) - total score'), {
    valueQuantity: score(Object.values(scores).reduce((sum, one) => sum + one, 0)),
    component: [
      ...Object.entries(scores).map(([name, value]) => ({
        code: subScore(name),
        valueQuantity: score(value),
      })),
      { code: snomed('1364091000000101', 'NPEWS - chart used'), valueString: chartUsed[age] },
    ],
    derivedFrom,
  })
  if (said.carer) {
    survey(snomed('1364121000000100', 'NPEWS - how is your child different since I last saw them?'), {
      valueCodeableConcept: concept(said.carer[1], coding(`${ours}/CodeSystem/carer-answer`, ...said.carer)),
    })
  }
  if (said.concern) {
    survey(
      concept(
        'Concern of staff, patient or family',
        coding(`${ours}/CodeSystem/observation`, 'concern'),
        snomedCoding('1364131000000103', 'NPEWS - nursing concern, clinical intuition'),
      ),
      {
        component: [
          {
            code: concept(said.concern[1], coding(`${ours}/CodeSystem/concern`, ...said.concern)),
            valueBoolean: true,
          },
        ],
      },
    )
  }
}

const levels = {
  none: snomedCoding('260413007', 'None'),
  mild: snomedCoding('255604002', 'Mild'),
  moderate: snomedCoding('6736007', 'Moderate'),
  severe: snomedCoding('24484000', 'Severe'),
}

const parts: Record<string, readonly [string, string]> = {
  rr: ['1363271000000106', 'NPEWS - respiration rate score'],
  distress: ['1363301000000109', 'NPEWS - respiratory distress score'],
  spo2: ['1363311000000106', 'NPEWS - peripheral oxygen saturation score'],
  inspired: ['1363321000000100', 'NPEWS - inspired oxygen score'],
  pulse: ['1363331000000103', 'NPEWS - heart rate score'],
  sbp: ['1363291000000105', 'NPEWS - systolic blood pressure score'],
  crt: ['1363341000000107', 'NPEWS - capillary refill time score'],
}

const subScore = (name: string) => {
  const [code = '', words = ''] = parts[name] ?? []
  return snomed(code, words)
}
