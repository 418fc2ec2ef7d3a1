import type { FhirResource, Patient, Provenance } from 'fhir/r4'

import { type Chart, file, openChart, saysBefore } from './chart.ts'
import { allergy, pastVisit, problem } from './history.ts'
import { chartSet } from './observations.ts'
import { hospitalNumber, nhsIdentifier, official } from './person.ts'
import { randomFrom } from './random.ts'
import { day, hl7, hour, instant, minute, ours, patientIdOf, reference } from './shapes.ts'

/**
 * People with two records. Eileen Shuttleworth was registered a second time in the emergency department, as Ellen: to be
 * merged. Dennis Kershaw came in as an unknown man, was named by his sister, and the two are merged.
 */
export function* secondRecords(now: number): Generator<FhirResource> {
  const random = randomFrom(27)
  const chart = (key: string, patient: Patient) =>
    openChart({ ...patient, id: patientIdOf(key) }, random, now)

  const eileen = chart('eileen-shuttleworth', {
    ...base(9_901, 'female', '1948-02-17'),
    identifier: [nhsIdentifier('9990098018'), hospitalNumber('rxr', 9_901)],
    name: [official('Shuttleworth', ['Eileen', 'Mary'], 'Mrs')],
    address: [{ use: 'home', line: ['14 Padiham Road'], city: 'Burnley', postalCode: 'BB12 6TA' }],
    telecom: [{ system: 'phone', value: '01632 960217', use: 'home' }],
  })
  allergy(eileen, {
    substance: ['91936005', 'Allergy to penicillin'],
    reaction: ['39579001', 'Anaphylaxis'],
    category: 'medication',
    severity: 'severe',
  })
  problem(eileen, ['49436004', 'Atrial fibrillation'], now - 900 * day, 'gp')
  yield* eileen.resources

  const ellen = chart('ellen-shuttleworth', {
    ...base(9_902, 'female', '1948-02-17'),
    name: [official('Shuttleworth', ['Ellen'])],
    telecom: [{ system: 'phone', value: '07700 900442', use: 'mobile' }],
  })
  pastVisit(ellen, 'EMER', 'Fall on ice, wrist injury', now - 19 * day, 5 * hour)
  observed(ellen, now - 19 * day + hour)
  yield* ellen.resources

  yield* mergedPair(chart, now)
}

function* mergedPair(chart: (key: string, patient: Patient) => Chart, now: number): Generator<FhirResource> {
  const at = now - 11 * day
  const dennis: Patient = {
    ...base(9_903, 'male', '1957-09-30'),
    identifier: [nhsIdentifier('9990098026'), hospitalNumber('rxr', 9_903)],
    name: [official('Kershaw', ['Dennis'], 'Mr')],
    address: [{ use: 'home', line: ['3 Moor Lane'], city: 'Accrington', postalCode: 'BB5 2QS' }],
  }
  const stranger: Patient = {
    ...base(9_904, 'male'),
    name: [{ use: 'temp', family: 'Unknown', given: ['Male', '03:12'] }],
    extension: [{ url: `${ours}/StructureDefinition/estimated-age`, valueString: 'about 65 years' }],
  }
  const [keptId, leftId] = [patientIdOf('dennis-kershaw'), patientIdOf('unknown-male')]
  const kept = chart('dennis-kershaw', {
    ...dennis,
    link: [{ type: 'replaces', other: reference('Patient', leftId, 'UNKNOWN, Male 03:12') }],
  })
  saysBefore(kept.patient, written({ ...dennis, id: keptId }, at - 400 * day))
  allergy(kept, {
    substance: ['300916003', 'Allergy to latex'],
    category: 'environment',
    severity: 'moderate',
  })
  problem(kept, ['44054006', 'Type 2 diabetes mellitus'], now - 2000 * day, 'gp')
  file(kept, signed(keptId, at))
  yield* kept.resources.map((one) => written(one, at))

  const left = chart('unknown-male', {
    ...stranger,
    active: false,
    link: [{ type: 'replaced-by', other: reference('Patient', keptId, 'KERSHAW, Dennis (Mr)') }],
  })
  saysBefore(left.patient, written({ ...stranger, id: leftId }, at - 9 * hour))
  pastVisit(left, 'EMER', 'Found confused in the street', at - 9 * hour, 8 * hour)
  observed(left, at - 8 * hour)
  file(left, signed(leftId, at))
  yield* left.resources.map((one) => written(one, at))
}

/** The patients were changed by the merge; all else had been written before it. */
function written(resource: FhirResource, merged: number): FhirResource {
  const at = resource.resourceType === 'Patient' ? merged : merged - hour
  return Object.assign(resource, { meta: { ...resource.meta, lastUpdated: instant(at) } })
}

const base = (number: number, gender: 'male' | 'female', birthDate?: string): Patient => ({
  resourceType: 'Patient',
  active: true,
  identifier: [hospitalNumber('rxr', number)],
  gender,
  ...(birthDate ? { birthDate } : {}),
  managingOrganization: reference('Organization', 'rxr'),
})

function observed(chart: Chart, at: number) {
  const readings = { rr: 18, spo2: 96, sbp: 142, dbp: 84, pulse: 92, acvpu: 'A', temp: 36.4 } as const
  for (const [index, pulse] of [92, 86].entries())
    chartSet(chart, { at: at + index * 70 * minute, readings: { ...readings, pulse }, scale: 1 })
}

const signed = (id: string, at: number): Provenance => ({
  resourceType: 'Provenance',
  target: [reference('Patient', id)],
  recorded: instant(at),
  activity: { ...hl7('v3-DataOperation', 'UPDATE'), text: 'Changed' },
  reason: [
    {
      text: 'Merged, one person. A relative or carer said who it is: His sister came in with his passport and knew the scar.',
    },
  ],
  agent: [
    {
      type: hl7('provenance-participant-type', 'author', 'Author'),
      role: [{ text: 'Ward clerk' }],
      who: { display: 'Shabana Akhtar' },
      onBehalfOf: { display: 'East Lancashire Hospitals NHS Trust' },
    },
  ],
  entity: [{ role: 'revision', what: { reference: `Patient/${id}/_history/1` } }],
})
