import { randomUUID } from 'node:crypto'

import type { Bundle, Encounter, FhirResource, Flag, Location, Observation, Patient, Task } from 'fhir/r4'

import { ask, found, hoursAgo, newWard } from './record.ts'

// A ward as full as a ward gets: four bays of six, eight side rooms, nearly everybody with a score and some with alerts;
// one has a name of ninety letters and more alerts than a line, and one is escalated and late.

const families =
  `Holroyd Beardsworth Duckworth Crook Wolstenholme Ahmed Featherstone Suryadi O’Neill Smith-Jones Brontë
Featherstonehaugh-Cholmondeley-Wolfeschlegelsteinhausen-Marjoribanks Hussain Prescott Rigby Lord Kershaw Lightfoot Fenwick Threlfall Bleasdale Catterall Fielding Akhtar Patel
Eastwood Okafor Wójcik Jackson Rothwell Yates`.split(/\s/)
const givens = ['Arnold', 'Constance', 'Yvonne', 'Dorothy', 'Alexandrina', 'Meera', 'Gary', 'Muriel']
const longAlerts = [
  'Clostridioides difficile infection',
  'Not for attempted cardiopulmonary resuscitation',
  'At increased risk for falls',
  'Main spoken language Polish – interpreter needed',
  'Uses hearing aid',
  'Needs an easy read version of everything that is written',
]
const longest = families.findIndex((family) => family.length > 60)
const totals = [0, 1, 2, 5, 6, 7, 9, 0, 1]
const physical = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/location-physical-type', code }],
})

/** All in one transaction, as the service account; with the ids the record gave. */
async function putTogether<R extends FhirResource>(resources: R[]): Promise<(R & { id: string })[]> {
  const { status, body } = await ask('system', 'POST', '', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  })
  if (status !== 200) throw new Error(`The record refused a transaction: ${JSON.stringify(body)}`)
  return ((body as Bundle).entry ?? []).map(({ response }, index) => ({
    ...(resources[index] as R),
    id: /[A-Z][A-Za-z]+\/([\w-]+)/.exec(response?.location ?? '')?.[1] ?? '',
  }))
}

/** 32 beds, 31 of them taken. */
export async function fullWard() {
  const { ward } = await newWard(0)
  const [{ managingOrganization } = ward] = (await found(`/Location?_id=${ward.id}`)) as Location[]
  const place = (name: string, code: string, partOf: string, order: string): Location => ({
    resourceType: 'Location',
    status: 'active',
    name,
    identifier: [{ system: 'https://lune.example/fhir/Id/bed-order', value: order }],
    physicalType: physical(code),
    partOf: { reference: `Location/${partOf}` },
    ...(managingOrganization ? { managingOrganization } : {}),
    ...(code === 'bd' ? { operationalStatus: bedState('O') } : {}),
  })
  const bays = await putTogether(['A', 'B', 'C', 'D'].map((bay) => place(`Bay ${bay}`, 'ro', ward.id, bay)))
  const inBays = bays.flatMap(({ name, id }) =>
    [1, 2, 3, 4, 5, 6].map((bed) => place(`${name} Bed ${bed}`, 'bd', id, `${name}${bed}`)),
  )
  const rooms = [1, 2, 3, 4, 5, 6, 7, 8].map((room) => place(`Side room ${room}`, 'bd', ward.id, `S${room}`))
  const last = rooms.pop()
  const beds = await putTogether([
    ...inBays,
    ...rooms,
    ...(last ? [{ ...last, operationalStatus: bedState('U') }] : []),
  ])
  const taken = beds.slice(0, 31)
  const patients = await putTogether(
    taken.map((_, index): Patient => ({
      resourceType: 'Patient',
      identifier: [{ system: 'https://lune.example/fhir/Id/story', value: randomUUID() }],
      name: [
        {
          use: 'usual',
          family: families[index] ?? '',
          given: [givens[(index * 3) % 8] ?? ''],
          prefix: ['Mrs'],
        },
      ],
      gender: 'female',
      birthDate: `19${40 + index}-03-04`,
    })),
  )
  const stays = await putTogether(
    taken.map((bed, index): Encounter => ({
      resourceType: 'Encounter',
      status: 'in-progress',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
      subject: { reference: `Patient/${patients[index]?.id}` },
      period: { start: hoursAgo(48) },
      location: [
        { location: { reference: `Location/${ward.id}` }, status: 'active', physicalType: physical('wa') },
        { location: { reference: `Location/${bed.id}` }, status: 'active', physicalType: physical('bd') },
      ],
    })),
  )
  await putTogether<Observation | Flag | Task>([
    ...patients.flatMap(({ id }, index) => [
      score(id, 9 + (index % 4), 2),
      score(id, 0.7 + (index % 6), totals[index % 9] ?? 0),
    ]),
    ...patients
      .filter((_, index) => index % 3 === 0)
      .map(({ id }) => alert(id, 'At increased risk for falls')),
    ...longAlerts.map((words) => alert(patients[longest]?.id ?? '', words)),
    lateEscalation(patients[longest]?.id ?? ''),
  ])
  return { ward, beds, patients, stays }
}

const bedState = (code: string) => ({ system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code })

const score = (patientId: string, hours: number, total: number): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '1104051000000101' }] },
  subject: { reference: `Patient/${patientId}` },
  effectiveDateTime: hoursAgo(hours),
  valueQuantity: { value: total, code: '{ScoreOf}', system: 'http://unitsofmeasure.org' },
})

const alert = (patientId: string, text: string): Flag => ({
  resourceType: 'Flag',
  status: 'active',
  subject: { reference: `Patient/${patientId}` },
  code: { text },
})

/** A review nobody came to, as the entry of a set writes it. */
const lateEscalation = (patientId: string): Task => ({
  resourceType: 'Task',
  status: 'requested',
  intent: 'order',
  priority: 'asap',
  code: {
    coding: [
      { system: 'https://lune.example/fhir/CodeSystem/task-kind', code: 'escalation' },
      { system: 'https://lune.example/fhir/CodeSystem/escalation-step', code: 'review' },
    ],
    text: 'Specialist registrar or above: emergency assessment',
  },
  for: { reference: `Patient/${patientId}` },
  performerType: [
    { coding: [{ system: 'https://lune.example/fhir/CodeSystem/task-doer', code: 'specialist-registrar' }] },
  ],
  restriction: { period: { start: hoursAgo(2), end: hoursAgo(1.5) } },
  input: [{ type: { text: 'Because' }, valueString: 'NEWS2 7, high' }],
})
