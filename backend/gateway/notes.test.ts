import type { Bundle, Composition, CompositionAttester, FhirResource, Patient } from 'fhir/r4'
import { beforeEach, describe, expect, it } from 'vitest'

import { outcomeIn, type Who } from './hospital-for-tests.ts'
import { hospitalForTests } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

const draftOf = (who: Who, id?: string): Composition => ({
  resourceType: 'Composition',
  ...(id ? { id } : {}),
  meta: { tag: [{ system: 'https://lune.example/fhir/CodeSystem/draft-of', code: `1000${who}` }] },
  status: 'preliminary',
  type: { text: 'Ward round' },
  subject: { reference: 'Patient/ada' },
  date: '2026-03-14T10:00:00Z',
  author: [{ identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: `1000${who}` } }],
  title: 'Ward round',
  section: [{ title: 'Plan', text: { status: 'additional', div: '<div>Home</div>' } }],
})
const signature = (who: Who): CompositionAttester => ({
  mode: 'professional',
  party: { identifier: { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: `post-${who}` } },
})
const signedBy = (who: Who, status: Composition['status'] = 'final', id = 'note'): Composition => ({
  ...draftOf(who, id),
  meta: {},
  status,
  attester: [signature(who)],
})
const noteOf = (body: FhirResource) => outcomeIn(body)?.details?.text

beforeEach(() => {
  hospital.record.put(draftOf('doctor', 'draft'))
  hospital.record.put(signedBy('doctor'))
})

describe('a draft', () => {
  it('is found and read by its author alone', async () => {
    const ids = async (who: Who) => {
      const { body } = await hospital.as<Bundle>(who, 'GET', '/Composition?patient=ada')
      return body.entry?.map(({ resource }) => resource?.id)
    }
    expect(await ids('doctor')).toEqual(['draft', 'note'])
    expect(await ids('nurse')).toEqual(['note'])
    expect((await hospital.as('doctor', 'GET', '/Composition/draft')).status).toBe(200)
    const refused = await hospital.as('nurse', 'GET', '/Composition/draft')
    expect([refused.status, noteOf(refused.body)]).toEqual([
      403,
      expect.stringContaining('somebody else has not signed'),
    ])
    const { body } = await hospital.as<Bundle>('nurse', 'GET', '/Composition/draft/_history')
    expect(body.entry).toEqual([])
  })
  it('is not told of by a number either', async () => {
    const { body } = await hospital.as<Bundle>('nurse', 'GET', '/Composition?patient=ada&_summary=count')
    expect(body.total).toBe(1)
  })
  it('is written by its author alone, and under nobody else’s name', async () => {
    const put = (who: Who, note: Composition) => hospital.as(who, 'PUT', '/Composition/draft', note)
    expect((await put('doctor', draftOf('doctor', 'draft'))).status).toBe(200)
    expect((await put('nurse', draftOf('nurse', 'draft'))).status).toBe(403)
    expect((await hospital.as('nurse', 'POST', '/Composition', draftOf('doctor'))).status).toBe(403)
  })
  it('that another system sent without saying whose it is, is shown', async () => {
    hospital.record.put({ ...draftOf('doctor', 'elsewhere'), meta: {} })
    expect((await hospital.as('nurse', 'GET', '/Composition/elsewhere')).status).toBe(200)
  })
})

describe('a signature', () => {
  it('is one’s own', async () => {
    const sign = (who: Who, attester: CompositionAttester[]) =>
      hospital.as(who, 'PUT', '/Composition/draft', {
        ...draftOf('doctor', 'draft'),
        status: 'final',
        attester,
      })
    expect((await sign('doctor', [signature('nurse')])).status).toBe(403)
    expect((await sign('doctor', [signature('doctor')])).status).toBe(200)
  })
  it('keeps what it stands under: nobody changes a signed note', async () => {
    const section = [{ title: 'Plan', text: { status: 'additional' as const, div: '<div>Stay</div>' } }]
    const { status, body } = await hospital.as('doctor', 'PUT', '/Composition/note', {
      ...signedBy('doctor'),
      section,
    })
    expect([status, noteOf(body)]).toEqual([403, expect.stringContaining('stays as it was signed')])
    const patch = [{ op: 'replace', path: '/title', value: 'Another' }]
    const json = { 'content-type': 'application/json-patch+json' }
    expect((await hospital.as('doctor', 'PATCH', '/Composition/note', patch, json)).status).toBe(403)
  })
  it('is never taken back', async () => {
    const { attester: _, ...unsigned } = signedBy('doctor')
    expect((await hospital.as('doctor', 'PUT', '/Composition/note', unsigned)).status).toBe(403)
  })
  it('may be followed by "entered in error", which is the end', async () => {
    const wrong = {
      ...signedBy('doctor', 'entered-in-error'),
      extension: [{ url: 'https://a', valueString: 'x' }],
    }
    expect((await hospital.as('nurse', 'PUT', '/Composition/note', wrong)).status).toBe(200)
    expect((await hospital.as('doctor', 'PUT', '/Composition/note', signedBy('doctor'))).status).toBe(403)
  })
  it('of a student waits for somebody to countersign it', async () => {
    const of = signedBy('student', 'preliminary', 'students')
    hospital.record.put(draftOf('student', 'students'))
    const put = (who: Who, note: Composition) => hospital.as(who, 'PUT', '/Composition/students', note)
    expect((await put('student', { ...of, status: 'final' })).status).toBe(403)
    expect((await put('student', of)).status).toBe(200)
    // Signed, it is no draft any more: the team reads it.
    expect((await hospital.as('nurse', 'GET', '/Composition/students')).status).toBe(200)
    const countersigned = {
      ...of,
      status: 'final' as const,
      attester: [signature('student'), signature('doctor')],
    }
    expect((await put('student', countersigned)).status).toBe(403)
    expect((await put('doctor', countersigned)).status).toBe(200)
  })
  it('of somebody else is not for a student to withdraw', async () => {
    const wrong = signedBy('doctor', 'entered-in-error')
    expect((await hospital.as('student', 'PUT', '/Composition/note', wrong)).status).toBe(403)
  })
})

describe('a document', () => {
  const document = (patient: string, more: Partial<Patient> = {}): Bundle<FhirResource> => ({
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      {
        fullUrl: 'urn:uuid:1',
        resource: { ...signedBy('doctor'), subject: { reference: 'urn:uuid:2' } },
      },
      { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Patient', id: patient, ...more } },
    ],
  })
  it('is put together by who may write notes, and is not changed afterwards', async () => {
    expect((await hospital.as('doctor', 'POST', '/Bundle', document('ada'))).status).toBe(201)
    expect((await hospital.as('admin', 'POST', '/Bundle', document('ada'))).status).toBe(403)
    hospital.record.put({ ...document('ada'), id: 'letter' })
    const changed = { ...document('ada'), id: 'letter' }
    expect((await hospital.as('doctor', 'PUT', '/Bundle/letter', changed)).status).toBe(403)
    expect((await hospital.as('admin', 'GET', '/Bundle/letter')).status).toBe(403)
  })
  it('about a very restricted patient is kept back, however it refers to them', async () => {
    hospital.record.put({ ...document('sealed'), id: 'secret' })
    const byNumber = { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }] }
    hospital.record.put({ ...document('p2', byNumber), id: 'secret-by-number' })
    for (const id of ['secret', 'secret-by-number'])
      expect((await hospital.as('doctor', 'GET', `/Bundle/${id}`)).status).toBe(403)
    const { body } = await hospital.as<Bundle>('doctor', 'GET', '/Bundle?type=document')
    expect(JSON.stringify(body)).not.toContain('secret')
    expect((await hospital.as('doctor', 'POST', '/Bundle', document('sealed'))).status).toBe(403)
  })
  it('about a restricted patient comes without where they live', async () => {
    hospital.record.put({
      ...document('shielded', { address: [{ city: 'Burnley' }] }),
      id: 'shielded-letter',
    })
    const { status, body } = await hospital.as('doctor', 'GET', '/Bundle/shielded-letter')
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toContain('Burnley')
  })
  it('leaves its patient in the audit trail', async () => {
    hospital.record.put({ ...document('ada'), id: 'letter' })
    await hospital.as('doctor', 'GET', '/Bundle/letter')
    expect(JSON.stringify(hospital.lastOfTrail()?.entity)).toContain('Patient/ada')
  })
})
