import type { Bundle, FhirResource, Provenance } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { outcomeIn, type Who } from './hospital-for-tests.ts'
import { hospitalForTests, observation, referral, stay } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

describe('who may do what', () => {
  const hidden = [
    'Observation',
    'Condition',
    'AllergyIntolerance',
    'DiagnosticReport',
    'MedicationRequest',
    'Composition',
    'QuestionnaireResponse',
  ]
  it.each(hidden)('administration reads no %s', async (type) => {
    expect((await hospital.as('admin', 'GET', `/${type}?patient=ada`)).status).toBe(403)
    expect((await hospital.as('admin', 'GET', `/${type}/x`)).status).toBe(403)
    expect((await hospital.as('admin', 'GET', `/${type}/x/_history`)).status).toBe(403)
    expect((await hospital.as('admin', 'GET', `/${type}/x/_history/1`)).status).toBe(403)
  })
  const people: Who[] = [
    'doctor',
    'nurse',
    'midwife',
    'pharmacist',
    'therapist',
    'scientist',
    'admin',
    'privacy',
  ]
  it.each(people)('%s deletes nothing', async (who) => {
    for (const type of ['Patient', 'Observation', 'Encounter', 'AuditEvent'])
      expect((await hospital.as(who, 'DELETE', `/${type}/ada`)).status).toBe(403)
    expect(hospital.record.get('Patient/ada')).toBeDefined()
  })
  it('the service account deletes', async () => {
    hospital.record.put(observation('mistake', 'ada'))
    expect((await hospital.as('system', 'DELETE', '/Observation/mistake')).status).toBe(204)
  })
  it.each([...people, 'system' as const])('%s cannot write the audit trail', async (who) => {
    const event = { resourceType: 'AuditEvent' }
    expect((await hospital.as(who, 'POST', '/AuditEvent', event)).status).toBe(403)
    expect((await hospital.as(who, 'PUT', '/AuditEvent/1', { ...event, id: '1' })).status).toBe(403)
  })
  it.each([
    ['admin', false, 201],
    ['admin', true, 403],
    ['doctor', true, 201],
    ['nurse', false, 403],
  ] as const)('%s makes a place in a clinic (overbooked: %s): %i', async (who, overbooked, status) => {
    const place = {
      resourceType: 'Slot',
      schedule: { reference: 'Schedule/eye' },
      status: 'busy',
      overbooked,
      start: '2026-07-01T09:00:00Z',
      end: '2026-07-01T09:15:00Z',
    }
    expect((await hospital.as(who, 'POST', '/Slot', place)).status).toBe(status)
  })
  it.each(people)('%s reads the audit trail only as a privacy officer', async (who) => {
    expect((await hospital.as(who, 'GET', '/AuditEvent')).status).toBe(who === 'privacy' ? 200 : 403)
  })
  it.each([
    ['nurse', 'Observation', 201],
    ['midwife', 'Observation', 201],
    ['doctor', 'Observation', 201],
    ['scientist', 'Observation', 201],
    ['pharmacist', 'Observation', 403],
    ['admin', 'Observation', 403],
    ['privacy', 'Observation', 403],
    ['doctor', 'MedicationRequest', 201],
    ['pharmacist', 'MedicationRequest', 201],
    ['nurse', 'MedicationRequest', 403],
    ['scientist', 'MedicationRequest', 403],
    ['scientist', 'DiagnosticReport', 201],
    ['scientist', 'ServiceRequest', 201],
    ['scientist', 'Communication', 201],
    ['doctor', 'DiagnosticReport', 201],
    ['midwife', 'DiagnosticReport', 403],
    ['therapist', 'DiagnosticReport', 403],
    ['admin', 'Specimen', 403],
    ['admin', 'DiagnosticReport', 403],
    ['pharmacist', 'Specimen', 403],
    ['nurse', 'Specimen', 201],
    ['nurse', 'DiagnosticReport', 403],
    ['admin', 'Patient', 201],
    ['nurse', 'Patient', 403],
    ['admin', 'Appointment', 201],
    ['scientist', 'Appointment', 403],
  ] as const)('%s creating %s: %i', async (who, resourceType, status) => {
    const body = { resourceType, status: 'registered', subject: { reference: 'Patient/ada' } }
    expect((await hospital.as(who, 'POST', `/${resourceType}`, body)).status).toBe(status)
  })
  it('a clerk asks for what a stay begins with, and for no other task', async () => {
    const task = (value: string) => ({
      resourceType: 'Task',
      identifier: [{ value }],
      for: { reference: 'Patient/ada' },
    })
    expect((await hospital.as('admin', 'POST', '/Task', task('admission-stay-screen'))).status).toBe(201)
    expect((await hospital.as('admin', 'POST', '/Task', task('escalation'))).status).toBe(403)
    hospital.record.put({ ...task('escalation'), id: 'call' } as never)
    expect((await hospital.as('admin', 'GET', '/Task/call')).status).toBe(403)
  })
  it('a nurse moves a patient to a bed that is there, and makes no new bed', async () => {
    hospital.record.put({ resourceType: 'Location', id: 'bed' })
    expect(
      (await hospital.as('nurse', 'PUT', '/Location/bed', { resourceType: 'Location', id: 'bed' })).status,
    ).toBe(200)
    expect(
      (await hospital.as('nurse', 'PUT', '/Location/new', { resourceType: 'Location', id: 'new' })).status,
    ).toBe(403)
    expect(hospital.record.get('Location/new')).toBeUndefined()
  })
  it('says in words what was refused', async () => {
    const { body } = await hospital.as('admin', 'GET', '/Observation/pulse')
    expect(outcomeIn(body)).toMatchObject({
      code: 'forbidden',
      details: { text: 'Your role (Administration) does not allow reading Observation.' },
    })
  })
  it.each([
    '/Patient?_revinclude=Observation:patient',
    '/Patient?_has:Observation:patient:code=1',
    '/Encounter?_include=Encounter:diagnosis:Condition',
    '/Encounter?_include=Encounter:diagnosis',
    '/Encounter?diagnosis:Condition.code=1',
    '/Encounter?diagnosis.code=1',
    '/Patient?_sort=-_has:Observation:patient:date',
    '/Patient?_has:Encounter:patient:_has:Observation:encounter:code=1',
    '/Appointment?based-on:ServiceRequest.code=1',
    '/Patient?_list=1',
    '/Patient?_filter=x',
  ])('administration cannot ask through %s', async (url) => {
    expect((await hospital.as('admin', 'GET', url)).status).toBe(403)
  })
  it('lets administration ask through what it may read', async () => {
    for (const url of [
      '/Encounter?_include=Encounter:patient',
      '/Encounter?patient.name=field',
      '/Patient?_has:Encounter:patient:status=planned',
    ])
      expect((await hospital.as('admin', 'GET', url)).status).toBe(200)
  })
  it('drops from an answer what the role may not see, whatever brought it there', async () => {
    hospital.record.put(stay('stay', 'ada'))
    const { body } = await hospital.as<Bundle<FhirResource>>(
      'admin',
      'GET',
      '/Encounter?_include=Encounter:*',
    )
    const shown = new Set(body.entry?.map(({ resource }) => resource?.resourceType))
    expect(shown).toContain('Patient')
    expect(shown).not.toContain('Observation')
  })
  it('shows administration who signed a referral, and not who signed an order', async () => {
    const tag = [{ system: 'http://snomed.info/sct', code: '3457005' }]
    const signature = (id: string, target: string, meta = {}): Provenance => ({
      resourceType: 'Provenance',
      id,
      meta,
      target: [{ reference: target }],
      recorded: '2026-01-05T10:00:00Z',
      agent: [{ who: { display: 'Dr A' } }],
    })
    hospital.record.put(signature('of-referral', 'ServiceRequest/ref', { tag }))
    hospital.record.put(signature('of-order', 'ServiceRequest/order'))
    hospital.record.put(signature('of-result', 'Observation/pulse', { tag }))
    const status = async (id: string) => (await hospital.as('admin', 'GET', `/Provenance/${id}`)).status
    expect(await status('of-referral')).toBe(200)
    expect(await status('of-order')).toBe(403)
    expect(await status('of-result')).toBe(403)
  })
  it('opens referrals to administration, and no other request', async () => {
    expect((await hospital.as('admin', 'GET', '/ServiceRequest/ref')).status).toBe(200)
    expect((await hospital.as('admin', 'GET', '/ServiceRequest/order')).status).toBe(403)
    const { body } = await hospital.as<Bundle<FhirResource>>('admin', 'GET', '/ServiceRequest?patient=ada')
    expect(body.entry?.map(({ resource }) => resource?.id)).toEqual(['ref'])
    expect(hospital.record.asked.findLast(({ url }) => url.startsWith('/ServiceRequest'))?.url).toContain(
      '3457005',
    )
    expect((await hospital.as('admin', 'POST', '/ServiceRequest', referral('x', '3457005'))).status).toBe(201)
    expect((await hospital.as('admin', 'POST', '/ServiceRequest', referral('x'))).status).toBe(403)
    expect(
      (await hospital.as('admin', 'PUT', '/ServiceRequest/order', referral('order', '3457005'))).status,
    ).toBe(403)
  })
  it('opens access needs and consent to contact to administration, and no clinical flag or consent', async () => {
    const of = (resourceType: 'Flag' | 'Consent', id: string, code: string) => ({
      resourceType,
      id,
      status: 'active',
      category: [{ coding: [{ code }] }],
      [resourceType === 'Flag' ? 'subject' : 'patient']: { reference: 'Patient/ada' },
    })
    const tag = [{ code: 'national-reasonable-adjustment-flag' }]
    hospital.record.put(of('Flag', 'hearing', 'national-reasonable-adjustment-flag') as never)
    hospital.record.put(of('Flag', 'mrsa', 'clinical') as never)
    hospital.record.put(of('Consent', 'call', 'contact') as never)
    hospital.record.put(of('Consent', 'surgery', 'treatment') as never)
    for (const [id, target] of [
      ['of-hearing', 'Flag/hearing'],
      ['of-surgery', 'Consent/surgery'],
    ])
      hospital.record.put({
        resourceType: 'Provenance',
        id,
        meta: { tag },
        target: [{ reference: target }],
      } as never)
    const status = async (url: string) => (await hospital.as('admin', 'GET', url)).status
    expect(await status('/Flag/hearing')).toBe(200)
    expect(await status('/Flag/mrsa')).toBe(403)
    expect(await status('/Consent/call')).toBe(200)
    expect(await status('/Consent/surgery')).toBe(403)
    expect(await status('/Provenance/of-hearing')).toBe(200)
    expect(await status('/Provenance/of-surgery')).toBe(403)
    const { body } = await hospital.as<Bundle<FhirResource>>('admin', 'GET', '/Flag?patient=ada')
    expect(body.entry?.map(({ resource }) => resource?.id)).toEqual(['hearing'])
    // nor by making one out of the other
    const turned = of('Flag', 'mrsa', 'national-reasonable-adjustment-flag')
    expect((await hospital.as('admin', 'PUT', '/Flag/mrsa', turned)).status).toBe(403)
    expect((await hospital.as('admin', 'POST', '/Flag', of('Flag', 'x', 'clinical'))).status).toBe(403)
  })
  it('knows no type that the record does not keep', async () => {
    expect((await hospital.as('doctor', 'GET', '/Nonsense/1')).status).toBe(404)
    expect((await hospital.as('system', 'GET', '/Nonsense')).status).toBe(404)
  })
  it.each([
    ['GET', '/$graphql'],
    ['POST', '/$graphql'],
    ['GET', '/Patient/ada/Observation'],
    ['GET', '/_history'],
    ['POST', '/Patient/$validate'],
  ])('does not offer %s %s', async (method, url) => {
    expect((await hospital.as('doctor', method, url, method === 'POST' ? {} : undefined)).status).toBe(404)
  })
  it('refuses methods that make no sense, and says which do', async () => {
    const { status, headers } = await hospital.as('doctor', 'DELETE', '/Patient')
    expect(status).toBe(405)
    expect(headers.get('allow')).toBe('GET, POST')
  })
  it('gives everything about a patient as far as the role sees', async () => {
    const { body } = await hospital.as<Bundle<FhirResource>>('admin', 'GET', '/Patient/ada/$everything')
    const shown = body.entry?.map(({ resource }) => resource?.resourceType)
    expect(shown).toContain('Patient')
    expect(shown).not.toContain('Observation')
  })
})
