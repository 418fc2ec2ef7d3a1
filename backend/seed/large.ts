import type { FhirResource } from 'fhir/r4'

import { type Chart, file, openChart } from './chart.ts'
import { observationCategory } from './observations.ts'
import { nhsNumbers, person } from './person.ts'
import type { Random } from './random.ts'
import { concept, day, entryIdOf, hour, instant, loincCoding, quantity, snomedCoding } from './shapes.ts'
import { readingsOf } from './vitals.ts'
import { chartSet } from './observations.ts'

/** What makes the region large: years of clinic readings for everybody, and one chart nobody should have to scroll. */

export const largePopulation = 20_000
const readingsOfOneChart = 131_000

/** Clinic readings over the years, six at each visit: about 45 resources a person on top of the ordinary chart. */
export function yearsOfClinics(chart: Chart) {
  chart.nurses = [{ display: 'Clinic nurse' }]
  for (let visit = 0; visit < 6; visit++) {
    const at = chart.now - (20 + visit * 120 + chart.random.whole(0, 60)) * day
    const { oxygen: _, ...readings } = readingsOf(chart.random, 'well')
    chartSet(chart, { at, readings, scale: 1, scored: false })
  }
}

/** One person with 131,000 readings: a heart rate every half hour for seven and a half years. */
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
  yield patient
  for (let back = 1; back < readingsOfOneChart; back++) {
    chart.resources.length = 0
    file(chart, {
      resourceType: 'Observation',
      status: 'final',
      category: [observationCategory('vital-signs')],
      code: concept(
        'Heart rate',
        snomedCoding('364075005', 'Heart rate'),
        loincCoding('8867-4', 'Heart rate'),
      ),
      subject: chart.subject,
      effectiveDateTime: instant(now - back * 0.5 * hour),
      valueQuantity: quantity(random.whole(55, 95), '/min', '/min'),
    })
    for (const resource of chart.resources) yield { ...resource, id: entryIdOf(chart.id, back) }
  }
}
