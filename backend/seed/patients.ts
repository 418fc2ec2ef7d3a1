import type { FhirResource } from 'fhir/r4'

import { awkwardCases } from './awkward.ts'
import { awkwardPeople } from './awkward-names.ts'
import type { Case } from './case.ts'
import { type Chart, openChart } from './chart.ts'
import { teachingCases } from './cohort.ts'
import { casesElsewhere } from './cohort-elsewhere.ts'
import { needsAndConsent, withDetails } from './details.ts'
import {
  childhoodProblems,
  letter,
  longTermProblems,
  pastVisit,
  problem,
  procedure,
  someAllergies,
  vaccination,
} from './history.ts'
import { prescribe, treatments } from './medicines.ts'
import { ageFor, ordinaryStory } from './illness.ts'
import { report } from './laboratory.ts'
import { manySources } from './many-sources.ts'
import { nhsNumbers, person } from './person.ts'
import type { Random } from './random.ts'
import { resultCases } from './result-cases.ts'
import { type Bed, type BedState, bedLocation, bedsOf, trusts, wards } from './region.ts'
import { day, hour, minute } from './shapes.ts'
import type { Staff } from './staff.ts'
import { tell } from './story.ts'
import { yearsOfCare } from './years-of-care.ts'

/** Everybody in the region: who lies in which bed, and who is at home. */
export type Population = {
  random: Random
  now: number
  staff: Staff
  numbers: Generator<string, never>
  count: number
}

const cases: readonly Case[] = [
  ...teachingCases,
  ...casesElsewhere,
  ...awkwardPeople,
  ...awkwardCases,
  manySources,
  ...resultCases,
]

export const populate = (random: Random, now: number, staff: Staff): Population => ({
  random,
  now,
  staff,
  numbers: nhsNumbers(),
  count: 0,
})

/** Ward by ward, bed by bed: the bed with its state, and its patient's whole chart. */
export function* inBeds(population: Population): Generator<FhirResource> {
  const { random } = population
  for (const ward of wards) {
    for (const [index, bed] of bedsOf(ward).entries()) {
      const someone = cases.find((one) => one.bed === bed.id)
      const taken = someone !== undefined || (!emptyBeds.includes(index) && random.chance(ward.filled))
      yield bedLocation(bed, taken ? 'O' : emptyState(random, index, ward.filled))
      if (taken) yield* inBed(population, bed, someone)
    }
  }
}

/** Beds that no ordinary patient gets: one closed, one being cleaned, and now and then a contaminated one. */
const emptyBeds = [9, 14, 17]
function emptyState(random: Random, index: number, filled: number): BedState {
  if (filled === 0) return index < 12 ? 'C' : 'U'
  if (index === 9) return 'C'
  if (index === 14) return 'H'
  return index === 17 && random.chance(0.5) ? 'K' : 'U'
}

function inBed(population: Population, bed: Bed, someone?: Case): FhirResource[] {
  const { random, staff } = population
  const { ward } = bed
  const age = someone?.age ?? ageFor(random, ward.kind)
  const gender = someone?.gender ?? (ward.kind === 'maternity' || random.chance(0.52) ? 'female' : 'male')
  const chart = startChart(population, ward.trust, gender, age, someone)
  const team = staff.byWard.get(ward.id)
  const story = { ...ordinaryStory(random, ward, age), ...someone?.story }
  tell(
    chart,
    story,
    {
      bed,
      consultant: random.pick([
        team?.consultants[0] ?? { display: 'On-call consultant' },
        ...(team?.consultants ?? []),
      ]),
      nurses: team?.nurses ?? [],
    },
    age,
  )
  if (random.chance(0.25)) lastYear(chart)
  if (longIll.has(someone?.key ?? '')) yearsOfCare(chart, { years: 5, every: 55 })
  needsAndConsent(chart)
  return chart.resources
}

/** Whose charts go back years: what a timeline is for. */
const longIll = new Set(['ashworth'])

/** The cases that are not in a bed. */
export function* casesAtHome(population: Population): Generator<FhirResource> {
  for (const someone of cases.filter(({ bed }) => bed === undefined)) {
    const chart = startChart(population, 'rxr', someone.gender, someone.age, someone)
    someone.tell?.(chart)
    yield* chart.resources
  }
}

/** People who are not in hospital, up to the number wanted; `more` adds to each chart. */
export function* atHome(
  population: Population,
  upTo: number,
  more?: (chart: Chart) => void,
): Generator<FhirResource> {
  const { random } = population
  while (population.count < upTo) {
    const { id: trust } = random.pick([trusts[0] ?? { id: 'rxr' }, ...trusts.slice(0, 4)])
    const age = random.chance(0.2) ? random.next() * 16 : 16 + random.next() * 78
    const chart = startChart(population, trust, random.chance(0.51) ? 'female' : 'male', age)
    someAllergies(chart)
    const problems = age < 16 ? childhoodProblems : longTermProblems
    for (const one of random.some(problems, age < 40 ? random.whole(0, 1) : random.whole(1, 3))) {
      problem(chart, one, chart.now - random.whole(200, 6000) * day, 'gp')
      const treatment = treatments[one[0]]
      if (treatment && age >= 16) prescribe(chart, treatment, chart.now - random.whole(20, 300) * day)
    }
    lastYear(chart)
    if (random.chance(0.35))
      vaccination(chart, random.pick(vaccines), chart.now - random.whole(20, 700) * day)
    if (random.chance(0.1))
      report(chart, {
        panel: 'hba1c',
        at: chart.now - random.whole(5, 200) * day,
        ill: random.chance(0.4),
        source: trust,
      })
    more?.(chart)
    yield* chart.resources
  }
}

const vaccines = [
  'Influenza vaccine',
  'COVID-19 vaccine',
  'Pneumococcal vaccine',
  'Shingles vaccine',
] as const

function startChart(
  population: Population,
  trust: string,
  gender: 'male' | 'female',
  age: number,
  someone?: Case,
): Chart {
  const { random, now } = population
  population.count += 1
  const nhsNumber = someone?.nhsNumber ?? population.numbers.next().value
  const patient = person(random, now, {
    key: someone?.key ?? `p${String(population.count).padStart(5, '0')}`,
    nhsNumber,
    trust,
    number: 1_000_000 + population.count * 7,
    gender,
    age,
  })
  return openChart(withDetails(someone?.change?.(patient, now) ?? patient, now), random, now)
}

const visits = [
  ['AMB', 'Medical outpatients, new patient'],
  ['AMB', 'Eye clinic, follow-up'],
  ['AMB', 'Fracture clinic, follow-up'],
  ['EMER', 'Minor injury'],
  ['IMP', 'Elective day case'],
  ['IMP', 'Chest infection'],
] as const
const operations = [
  ['80146002', 'Appendicectomy'],
  ['38102005', 'Cholecystectomy'],
  ['73761001', 'Colonoscopy'],
  ['52734007', 'Total hip replacement'],
  ['609588000', 'Total knee replacement'],
] as const

function lastYear(chart: Chart) {
  const { random, now } = chart
  const [kind, reason] = random.pick(visits)
  const start = now - random.whole(30, 360) * day - random.whole(0, 9) * hour
  pastVisit(chart, kind, reason, start, kind === 'IMP' ? random.whole(1, 6) * day : 40 * minute)
  if (random.chance(0.25)) procedure(chart, random.pick(operations), now - random.whole(100, 4000) * day)
  if (random.chance(0.3)) {
    const words = `Dear Doctor,\n\nThank you for your letter. I saw this patient today: ${reason.toLowerCase()}.\nNo change to medicines. Review in six months.\n\nYours sincerely\nDr A Hargreaves, Consultant Physician`
    letter(chart, 'Clinic letter', words, start + 3 * day, 'Dr Amina Hargreaves')
  }
}
