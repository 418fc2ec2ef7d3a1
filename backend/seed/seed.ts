import type { FhirResource, Patient } from 'fhir/r4'

import { catalogue } from './catalogue.ts'
import { saidBefore } from './chart.ts'
import { clinics } from './clinics.ts'
import { admissionPlan } from './admission-plan.ts'
import { escalationPolicies } from './escalation-policy.ts'
import { wardForms } from './forms.ts'
import { departmentDemonstration, departmentReference, remembering, type Someone } from './departments.ts'
import { generalPractitioners } from './gps.ts'
import { enormousChart, largePopulation, yearsOfClinics } from './large.ts'
import { atHome, casesAtHome, inBeds, populate } from './patients.ts'
import { letters } from './letters.ts'
import { letterTemplates } from './letter-templates.ts'
import { planDefinitions } from './plan-templates.ts'
import { randomFrom } from './random.ts'
import { bedFlow, cots } from './bed-flow.ts'
import { bedLocation, bedsOf, organisations, places, wards } from './region.ts'
import { secondRecords } from './second-records.ts'
import { services } from './services.ts'
import { day, dayOf } from './shapes.ts'
import { hire, staffResources } from './staff.ts'
import { teams } from './teams.ts'
import { waitingList } from './waiting-list.ts'

export type SeedSize = 'demo' | 'empty' | 'large'

/** What the seed asks of a store: take these as they are, ids included. */
export type SeedStore = { load: (resources: Iterable<FhirResource>) => void }

export type SeedOptions = {
  size: SeedSize
  now: Date
  progress: (line: string) => void
}

/**
 * Fills an empty store with the demonstration region and says how many resources that were. The same size and the same
 * moment give the same region.
 */
export function seed(store: SeedStore, { size, now, progress }: SeedOptions): number {
  const began = performance.now()
  let count = 0
  for (const batch of batches(region(size, now), 2000)) {
    store.load(batch.flatMap((one) => [...saidBefore(one), one]))
    count += batch.length
    const seconds = (performance.now() - began) / 1000
    progress(`Seeding: ${count.toLocaleString('en-GB')} resources, ${Math.round(count / seconds)} a second`)
  }
  return count
}

/** Every resource of the region, streamed; each is named by others only by its id, so the order is free. */
export function* region(size: SeedSize, now: Date): Generator<FhirResource> {
  const random = randomFrom(20261122)
  const staff = hire(random)
  yield* organisations()
  yield* generalPractitioners()
  yield* places()
  yield* wardForms()
  yield* letterTemplates()
  yield admissionPlan()
  yield* escalationPolicies()
  yield* planDefinitions()
  yield* staffResources(staff.workers)
  yield* services()
  yield* catalogue()
  yield* teams(staff)
  yield* departmentReference()
  if (size === 'empty') {
    for (const bed of wards.flatMap(bedsOf)) yield bedLocation(bed, 'U')
    return
  }
  const population = populate(random, now.getTime(), staff)
  const people: Someone[] = []
  const flow = bedFlow(now.getTime())
  yield* cots()
  for (const resource of remembering(inBeds(population), people)) yield flow.of(resource)
  yield* remembering(casesAtHome(population), people)
  yield* secondRecords(now.getTime())
  const bookable: string[] = []
  const adults: string[] = []
  const writtenTo: Patient[] = []
  const grownUp = dayOf(now.getTime() - 18 * 365.25 * day)
  for (const resource of remembering(atHome(population, 2000), people)) {
    if (resource.resourceType === 'Patient' && resource.id) {
      bookable.push(resource.id)
      if ((resource.birthDate ?? '') < grownUp) adults.push(resource.id)
      if ((resource.birthDate ?? '') < grownUp && writtenTo.length < 20) writtenTo.push(resource)
    }
    yield resource
  }
  yield* flow.requests(adults)
  yield* letters(writtenTo.filter(isPlain), now.getTime())
  yield* clinics(random, now.getTime(), bookable, staff)
  yield* departmentDemonstration(now.getTime(), staff, people)
  if (size === 'large') {
    yield* enormousChart(random, now.getTime())
    for (const resource of atHome(population, largePopulation, yearsOfClinics)) {
      if (resource.resourceType === 'Patient' && resource.id && (resource.birthDate ?? '') < grownUp)
        adults.push(resource.id)
      yield resource
    }
  }
  yield* waitingList(adults, now.getTime(), size === 'large' ? 10_000 : 320)
}

function* batches<T>(things: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const thing of things) {
    batch.push(thing)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Alive, and no secret where they live: who an ordinary letter is written to. */
const isPlain = ({ deceasedBoolean, deceasedDateTime, meta }: Patient) =>
  !deceasedBoolean && !deceasedDateTime && !meta?.security
