import type { Bundle, Communication, DocumentReference, Provenance } from 'fhir/r4'
import { beforeEach, describe, expect, it } from 'vitest'

import { outcomeIn, type Who } from './hospital-for-tests.ts'
import { hospitalForTests } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

const kinds = 'https://lune.example/fhir/CodeSystem/letter-kind'
const category = (kind: 'administrative' | 'clinical') => [{ coding: [{ system: kinds, code: kind }] }]
const letter = (id: string, kind: 'administrative' | 'clinical', more: Partial<DocumentReference> = {}) => ({
  resourceType: 'DocumentReference' as const,
  id,
  status: 'current' as const,
  docStatus: 'preliminary' as const,
  category: category(kind),
  subject: { reference: 'Patient/ada' },
  content: [{ attachment: { contentType: 'text/html', data: 'RGVhcg==' } }],
  ...more,
})
const signature = (who: Who): Partial<DocumentReference> => ({
  docStatus: 'final',
  authenticator: {
    identifier: { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: `post-${who}` },
  },
})
const put = (who: Who, one: DocumentReference) => hospital.as(who, 'PUT', `/DocumentReference/${one.id}`, one)
const words = async (answer: ReturnType<typeof put>) => {
  const { status, body } = await answer
  return [status, outcomeIn(body)?.details?.text]
}

beforeEach(() => {
  hospital.record.put(letter('desk', 'administrative'))
  hospital.record.put(letter('clinic', 'clinical'))
  hospital.record.put({
    resourceType: 'DocumentReference',
    id: 'scan',
    status: 'current',
    subject: { reference: 'Patient/ada' },
    content: [{ attachment: { title: 'Scan report' } }],
  })
})

describe('a clerk', () => {
  it('finds and reads letters of administration, and no other document', async () => {
    const { body } = await hospital.as<Bundle>('admin', 'GET', '/DocumentReference?patient=ada')
    expect(body.entry?.map(({ resource }) => resource?.id)).toEqual(['desk'])
    expect((await hospital.as('admin', 'GET', '/DocumentReference/desk')).status).toBe(200)
    for (const id of ['clinic', 'scan']) {
      expect((await hospital.as('admin', 'GET', `/DocumentReference/${id}`)).status).toBe(403)
      expect((await hospital.as('admin', 'GET', `/DocumentReference/${id}/_history`)).body).not.toMatchObject(
        {
          entry: [{}],
        },
      )
    }
  })
  it('writes no clinical letter, and makes none into one of administration to read it', async () => {
    const { id: _, ...fresh } = letter('', 'clinical')
    expect((await hospital.as('admin', 'POST', '/DocumentReference', fresh)).status).toBe(403)
    expect((await put('admin', letter('clinic', 'administrative'))).status).toBe(403)
    expect((await put('doctor', letter('clinic', 'administrative'))).status).toBe(403)
  })
  it('sees what became of copies of those letters, and who wrote them, alone', async () => {
    const copy = (id: string, kind: 'administrative' | 'clinical'): Communication => ({
      resourceType: 'Communication',
      id,
      status: 'preparation',
      category: category(kind),
      subject: { reference: 'Patient/ada' },
    })
    hospital.record.put(copy('posted', 'administrative'))
    hospital.record.put(copy('secret', 'clinical'))
    const { body } = await hospital.as<Bundle>('admin', 'GET', '/Communication?patient=ada')
    expect(body.entry?.map(({ resource }) => resource?.id)).toEqual(['posted'])
    const signed = (id: string, of: string, tag?: string): Provenance => ({
      resourceType: 'Provenance',
      id,
      ...(tag ? { meta: { tag: [{ system: kinds, code: tag }] } } : {}),
      target: [{ reference: `DocumentReference/${of}` }],
      recorded: '2026-03-14T10:00:00Z',
      agent: [{ who: { display: 'Somebody' } }],
    })
    hospital.record.put(signed('open', 'desk', 'administrative'))
    hospital.record.put(signed('closed', 'clinic'))
    expect((await hospital.as('admin', 'GET', '/Provenance/open')).status).toBe(200)
    expect((await hospital.as('admin', 'GET', '/Provenance/closed')).status).toBe(403)
  })
})

describe('a signature under a letter', () => {
  it('is one’s own', async () => {
    expect((await put('admin', letter('desk', 'administrative', signature('doctor')))).status).toBe(403)
    expect((await put('admin', letter('desk', 'administrative', signature('admin')))).status).toBe(200)
  })
  it('is what makes it complete', async () => {
    expect(await words(put('admin', letter('desk', 'administrative', { docStatus: 'final' })))).toEqual([
      403,
      expect.stringContaining('only when somebody has signed'),
    ])
  })
  it('under a clinical letter is put by those who sign notes', async () => {
    expect(await words(put('student', letter('clinic', 'clinical', signature('student'))))).toEqual([
      403,
      expect.stringContaining('hand it over for signature'),
    ])
    expect((await put('doctor', letter('clinic', 'clinical', signature('doctor')))).status).toBe(200)
  })
  it('keeps what it stands under; the letter may be replaced, or withdrawn for good', async () => {
    const signed = letter('desk', 'administrative', signature('admin'))
    hospital.record.put(signed)
    const changed = { ...signed, content: [{ attachment: { data: 'QW5vdGhlcg==' } }] }
    expect(await words(put('admin', changed))).toEqual([
      403,
      expect.stringContaining('stays as it was signed'),
    ])
    const { authenticator: _, ...unsigned } = signed
    expect((await put('admin', unsigned)).status).toBe(403)
    expect((await put('admin', { ...signed, status: 'superseded' })).status).toBe(200)
    expect((await put('admin', { ...signed, status: 'entered-in-error' })).status).toBe(200)
    expect((await put('admin', signed)).status).toBe(403)
  })
})
