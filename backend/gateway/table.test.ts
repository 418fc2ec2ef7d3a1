import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Interaction, permitted, type Role } from '../../src/auth/permissions.ts'
import { gatewayForTests } from './hospital-for-tests.ts'

const types = [
  'ActivityDefinition',
  'AllergyIntolerance',
  'Appointment',
  'AuditEvent',
  'Binary',
  'Bundle',
  'Composition',
  'Condition',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'Flag',
  'List',
  'Location',
  'MedicationAdministration',
  'MedicationRequest',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Slot',
  'Subscription',
  'Task',
]
const roles: Role[] = [
  'doctor',
  'nurse',
  'midwife',
  'pharmacist',
  'therapist',
  'student',
  'scientist',
  'admin',
  'privacy',
  'system',
]

const json = { 'content-type': 'application/json-patch+json' }
/** How each interaction is asked over HTTP. */
const requests: Record<Interaction, (type: string) => [string, string, unknown?, Record<string, string>?]> = {
  read: (type) => ['GET', `/${type}/one`],
  vread: (type) => ['GET', `/${type}/one/_history/1`],
  history: (type) => ['GET', `/${type}/one/_history`],
  search: (type) => ['GET', `/${type}?_id=one`],
  create: (type) => ['POST', `/${type}`, { resourceType: type, category: referral, identifier, birthDate }],
  update: (type) => [
    'PUT',
    `/${type}/one`,
    { resourceType: type, id: 'one', category: referral, identifier },
  ],
  patch: (type) => ['PATCH', `/${type}/one`, [{ op: 'add', path: '/language', value: 'en' }], json],
  delete: (type) => ['DELETE', `/${type}/one`],
}
const identifier = [{ value: 'admission-stay-screen' }]
/** Newborn: a grant may be limited to those */
const birthDate = new Date().toISOString().slice(0, 10)
const referral = [
  { coding: [{ code: '3457005' }, { code: 'national-reasonable-adjustment-flag' }, { code: 'contact' }] },
  { coding: [{ system: 'https://lune.example/fhir/CodeSystem/letter-kind', code: 'administrative' }] },
]

let hospital: Awaited<ReturnType<typeof gatewayForTests>>
beforeAll(async () => {
  hospital = await gatewayForTests(types)
})
afterAll(() => hospital.close())

/** What the gateway itself allows, by asking it. */
async function allowed(role: Role, type: string, interaction: Interaction): Promise<boolean> {
  hospital.clock.now += 1000
  // Written by whoever asks: a student changes nothing of anybody else's.
  const author = [{ identifier: { value: `1000${role}` } }]
  // Of a kind that every limit of the table lets through.
  hospital.record.put({ resourceType: type, id: 'one', category: referral, identifier, author } as never)
  const { status } = await hospital.as(role, ...requests[interaction](type))
  if (status !== 403 && status >= 300) throw new Error(`${role} ${interaction} ${type} came to ${status}`)
  return status !== 403
}

describe.each(roles)('%s', (role) => {
  it.each(types)('may do with %s at the gateway what the table of the screens says', async (type) => {
    const interactions = Object.keys(requests) as Interaction[]
    const answers = []
    for (const interaction of interactions)
      answers.push([interaction, await allowed(role, type, interaction)])
    expect(answers).toEqual(
      interactions.map((interaction) => [interaction, permitted(role, type, interaction) !== false]),
    )
  })
})

// Written out here, not taken from the table: these are promises to others.
const clinical = [
  'Observation',
  'Condition',
  'AllergyIntolerance',
  'DiagnosticReport',
  'MedicationRequest',
  'Composition',
  'QuestionnaireResponse',
]
const look: Interaction[] = ['read', 'vread', 'history', 'search']
const change: Interaction[] = ['create', 'update', 'patch']
const none: Interaction[] = []
it.each<[Role, string, Interaction[]]>([
  ...clinical.map((type): [Role, string, Interaction[]] => ['admin', type, none]),
  ['admin', 'Patient', [...look, ...change]],
  ['admin', 'Encounter', [...look, ...change]],
  ['admin', 'Appointment', [...look, ...change]],
  ['doctor', 'MedicationRequest', [...look, ...change]],
  ['doctor', 'MedicationAdministration', [...look, ...change]],
  ['doctor', 'AuditEvent', none],
  ['nurse', 'Observation', [...look, ...change]],
  ['nurse', 'MedicationRequest', look],
  ['nurse', 'MedicationAdministration', [...look, ...change]],
  ['nurse', 'Patient', look],
  ['midwife', 'Condition', [...look, ...change]],
  ['pharmacist', 'MedicationRequest', [...look, ...change]],
  ['pharmacist', 'Observation', look],
  ['student', 'Composition', [...look, ...change]],
  ['student', 'Observation', look],
  ['student', 'Task', [...look, 'create']],
  ['doctor', 'Bundle', [...look, 'create']],
  ['admin', 'Bundle', none],
  ['scientist', 'DiagnosticReport', [...look, ...change]],
  ['scientist', 'MedicationRequest', look],
  // alerts of the laboratory: what blood must be, which organism asks for precautions (decisions 039, 040)
  ['scientist', 'Flag', [...look, ...change]],
  ['scientist', 'AllergyIntolerance', look],
  ['nurse', 'ServiceRequest', [...look, ...change]],
  ['nurse', 'ActivityDefinition', look],
  ['pharmacist', 'ServiceRequest', look],
  // a laboratory completes what it has answered (decisions 017, 034)
  ['scientist', 'ServiceRequest', [...look, ...change]],
  ['nurse', 'DiagnosticReport', look],
  ['scientist', 'List', look],
  ['admin', 'List', none],
  ['admin', 'Task', [...look, 'create']],
  ...(['doctor', 'nurse', 'midwife', 'therapist', 'pharmacist', 'scientist'] as const).map(
    (role): [Role, string, Interaction[]] => [role, 'Task', [...look, ...change]],
  ),
  ['privacy', 'Task', none],
  ['privacy', 'AuditEvent', look],
  ['privacy', 'Observation', none],
  ['system', 'Observation', [...look, ...change, 'delete']],
  ['system', 'AuditEvent', look],
])('%s with %s: %j, and nothing else', async (role, type, expected) => {
  const all: Interaction[] = [...look, ...change, 'delete']
  const answers = []
  for (const interaction of all) if (await allowed(role, type, interaction)) answers.push(interaction)
  expect(answers).toEqual(all.filter((interaction) => expected.includes(interaction)))
})
