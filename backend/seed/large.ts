import type { FhirResource } from 'fhir/r4'

import { type Chart, file, openChart } from './chart.ts'
import { observationCategory } from './observations.ts'
import { nhsNumbers, person } from './person.ts'
import type { Random } from './random.ts'
import { concept, day, hour, instant, loincCoding, quantity, snomedCoding } from './shapes.ts'
import { readingsOf } from './vitals.ts'
import { chartSet } from './observations.ts'
import { clinicVisit } from './years-of-care.ts'

/** What makes the region large: years of clinic readings for everybody, and one chart nobody should have to scroll. */

export const largePopulation = 20_000
const entriesOfOneChart = 131_000
const daysOfOneChart = 2730

/** Clinic readings over the years, six at each visit: about 45 resources a person on top of the ordinary chart. */
export function yearsOfClinics(chart: Chart) {
  chart.nurses = [{ display: 'Clinic nurse' }]
  for (let visit = 0; visit < 6; visit++) {
    const at = chart.now - (20 + visit * 120 + chart.random.whole(0, 60)) * day
    const { oxygen: _, ...readings } = readingsOf(chart.random, 'well')
    chartSet(chart, { at, readings, scale: 1, scored: false })
  }
}

/** One person with 131,000 entries: seven and a half years of clinics every day, and a heart rate every hour or so. */
export function* enormousChart(random: Random, now: number): Generator<FhirResource> {
  const patient = person(random, now, {
    key: 'enormous',
    nhsNumber: nhsNumbers(999_900_000).next().value,
    trust: 'rxr',
    number: 9_999_999,
    gender: 'female',
    age: 62,
  })
  const chart = openChart(
    { ...patient, name: [{ use: 'official', family: 'Everard', given: ['Philippa'], prefix: ['Mrs'] }] },
    random,
    now,
  )
  for (let back = daysOfOneChart; back > 0; back--) {
    const told = chart.resources.length
    for (let visit = 0; visit < 2; visit++)
      clinicVisit(chart, back * 2 + visit, now - back * day + (9 + visit * 4) * hour)
    const wanted = Math.ceil((entriesOfOneChart * (daysOfOneChart - back + 1)) / daysOfOneChart)
    for (let index = 0; chart.resources.length < wanted; index++) heartRate(chart, now - back * day, index)
    yield* chart.resources.slice(back === daysOfOneChart ? 0 : told)
    // Counted on, but not kept: a hundred thousand of them would be.
    chart.resources.fill(patient)
  }
}

function heartRate(chart: Chart, midnight: number, index: number) {
  file(chart, {
    resourceType: 'Observation',
    status: 'final',
    category: [observationCategory('vital-signs')],
    code: concept('Heart rate', snomedCoding('364075005', 'Heart rate'), loincCoding('8867-4', 'Heart rate')),
    subject: chart.subject,
    effectiveDateTime: instant(midnight + index * 0.5 * hour),
    valueQuantity: quantity(chart.random.whole(55, 95), '/min', '/min'),
  })
}
