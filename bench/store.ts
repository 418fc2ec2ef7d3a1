import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Encounter, FhirResource, Location, Observation, Patient } from 'fhir/r4'

import { openStore, type Store } from '../backend/store/open-store.ts'
import { type Measure, percentile } from './measure.ts'

/** The figure that must keep to its budget is the p95. */
export type StoreMeasure = Measure & { p50: number; p95: number; budget: number }

const wards = 30
const nhsNumber = 'https://fhir.nhs.uk/Id/nhs-number'
const snomed = 'http://snomed.info/sct'
const vitals = [
  { code: '86290005', loinc: '9279-1', value: 16, unit: '/min' },
  { code: '431314004', loinc: '2708-6', value: 97, unit: '%' },
  { code: '364075005', loinc: '8867-4', value: 78, unit: '/min' },
  { code: '276885007', loinc: '8310-5', value: 36.8, unit: 'Cel' },
]
const families = ['Ashworth', 'Barnes', 'Clegg', 'Dewhurst', 'Entwistle', 'Fielding', 'Grimshaw', 'Haworth']

const patientsOf = (count: number) => Math.max(20, Math.round(count / 50))

/** The same hospital every time: a patient for every fifty resources, five visits each, the rest observations. */
function* hospital(count: number): Generator<FhirResource> {
  const patients = patientsOf(count)
  const visits = patients * 5
  for (let ward = 0; ward < wards; ward++) yield wardOf(ward)
  for (let patient = 0; patient < patients; patient++) yield patientOf(patient)
  for (let visit = 0; visit < visits; visit++) yield visitOf(visit, patients)
  for (let index = 0; index < count - patients - visits - wards; index++) yield readingOf(index, patients)
}

const wardOf = (ward: number): Location => ({
  resourceType: 'Location',
  id: `ward-${ward}`,
  status: 'active',
  name: `Ward ${ward}`,
})

const patientOf = (patient: number): Patient => ({
  resourceType: 'Patient',
  id: `patient-${patient}`,
  identifier: [{ system: nhsNumber, value: String(9_990_000_000 + patient) }],
  name: [{ use: 'official', family: families[patient % families.length] ?? '', given: [`Given${patient}`] }],
  gender: patient % 2 ? 'male' : 'female',
  birthDate: `${1930 + (patient % 80)}-0${1 + (patient % 9)}-1${patient % 10}`,
})

/** The first six hundred patients are in hospital now. */
const visitOf = (visit: number, patients: number): Encounter => {
  const patient = visit % patients
  const current = visit < Math.min(patients, 600)
  return {
    resourceType: 'Encounter',
    id: `visit-${visit}`,
    status: current ? 'in-progress' : 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: { reference: `Patient/patient-${patient}` },
    period: { start: instant(visit * 7), ...(current ? {} : { end: instant(visit * 7 + 2000) }) },
    location: [{ location: { reference: `Location/ward-${visit % wards}` }, status: 'active' }],
  }
}

function readingOf(index: number, patients: number): Observation {
  const { code, loinc, value, unit } = vitals[index % vitals.length] ?? {
    code: '',
    loinc: '',
    value: 0,
    unit: '',
  }
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' },
        ],
      },
    ],
    code: {
      coding: [
        { system: snomed, code },
        { system: 'http://loinc.org', code: loinc },
      ],
    },
    subject: { reference: `Patient/patient-${(index * 7919) % patients}` },
    effectiveDateTime: instant(index),
    performer: [
      { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: `55563603${index % 50}` } },
    ],
    valueQuantity: { value: value + (index % 9), unit, system: 'http://unitsofmeasure.org', code: unit },
  }
}

const start = Date.parse('2025-01-01T00:00:00Z')
const instant = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

const budgets: { name: string; budget: number; url: (turn: number, patients: number) => string }[] = [
  {
    name: 'read a patient',
    budget: 5,
    url: (turn, patients) => `/Patient/patient-${(turn * 31) % patients}`,
  },
  {
    name: 'find a patient by NHS number',
    budget: 5,
    url: (turn, patients) => `/Patient?identifier=${nhsNumber}|${9_990_000_000 + ((turn * 37) % patients)}`,
  },
  {
    name: 'the last 100 vital signs of a patient',
    budget: 5,
    url: (turn, patients) =>
      `/Observation?patient=patient-${(turn * 41) % patients}&category=vital-signs&_sort=-date&_count=100`,
  },
  {
    name: 'a ward and its patients',
    budget: 20,
    url: (turn) =>
      `/Encounter?location=ward-${turn % wards}&status=in-progress&_include=Encounter:patient&_count=100`,
  },
]

/** Fills a store with `count` resources and measures the questions the hospital asks most, in milliseconds. */
export async function measureStore(count: number): Promise<StoreMeasure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lune-bench-'))
  const store = await openStore({ folder })
  try {
    const began = performance.now()
    store.load(hospital(count))
    const seconds = (performance.now() - began) / 1000
    console.log(`${store.count()} resources loaded in ${seconds.toFixed(1)} s`)
    const measures: StoreMeasure[] = []
    for (const { name, budget, url } of budgets) {
      const times = await timed(store, (turn) => url(turn, patientsOf(count)))
      const p95 = percentile(times, 0.95)
      measures.push({ name, p50: percentile(times, 0.5), p95, value: p95, unit: 'ms', budget })
    }
    return measures
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(store: Store, url: (turn: number) => string): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < 320; turn++) {
    const began = performance.now()
    const { status, body } = await store.handle({ method: 'GET', url: url(turn), headers: {} })
    // The first few make ready what every later one uses.
    if (turn >= 20) times.push(performance.now() - began)
    if (status !== 200 || (body?.resourceType === 'Bundle' && !body.entry))
      throw new Error(`${url(turn)} found nothing`)
  }
  return times
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const measures = await measureStore(Number(process.argv[2] ?? 100_000))
  console.table(
    measures.map(({ name, p50, p95, budget }) => ({
      name,
      'p50 ms': p50.toFixed(2),
      'p95 ms': p95.toFixed(2),
      budget,
    })),
  )
  if (measures.some(({ p95, budget }) => p95 > budget)) process.exitCode = 1
}
