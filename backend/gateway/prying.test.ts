import type { Bundle, FhirResource } from 'fhir/r4'
import { beforeAll, describe, expect, it } from 'vitest'

import { outcomeIn, type Who } from './hospital-for-tests.ts'
import { label, observation, referral, sealed, shielded, stay } from './patients-for-tests.ts'
import { hospitalOverStore } from './store-hospital-for-tests.ts'

const hospital = await hospitalOverStore()

const system = 'http://snomed.info/sct'
const hiv = { coding: [{ system, code: '86406008' }] }
beforeAll(async () => {
  const stays = { ...stay('sealed-stay', 'sealed'), location: [{ location: { reference: 'Location/bed' } }] }
  for (const one of [
    { resourceType: 'Patient', id: 'ada', name: [{ family: 'Field' }] },
    { ...shielded, generalPractitioner: [{ reference: 'Practitioner/gp' }] },
    { ...sealed, birthDate: '1971-02-03' },
    { resourceType: 'Practitioner', id: 'gp', name: [{ family: 'Hidden' }] },
    { resourceType: 'Location', id: 'bed', name: 'Bed 7' },
    stays,
    observation('sealed-pulse', 'sealed', { valueString: 'told' }),
    { resourceType: 'Condition', id: 'known', subject: { reference: 'Patient/ada' }, code: hiv },
    {
      resourceType: 'Condition',
      id: 'marked',
      subject: { reference: 'Patient/ada' },
      code: { coding: [{ system, code: '38341003' }] },
      meta: label('V'),
    },
    { ...referral('order', '108252007'), code: hiv },
  ]) {
    const { status, body } = await hospital.as('system', 'PUT', `/${one.resourceType}/${one.id}`, one)
    if (status > 201) throw new Error(JSON.stringify(body))
  }
})

const searched = async (who: Who, url: string) => {
  const { status, body } = await hospital.as<Bundle<FhirResource>>(who, 'GET', url)
  expect(status).toBe(200)
  return body
}
const shownBy = ({ entry }: Bundle<FhirResource>) =>
  entry?.map(({ resource }) => resource?.id ?? resource?.resourceType) ?? []

const appointment = (more: object) => ({
  resourceType: 'Appointment',
  status: 'proposed',
  participant: [{ status: 'accepted', actor: { reference: 'Patient/ada' } }],
  ...more,
})

describe('administration learns nothing of what is the matter with somebody', () => {
  it.each(['86406008', '1'])('by a condition of its own write, whether %s is there or not', async (code) => {
    const sent = referral('', '3457005')
    const criteria = `code=${code}&subject=Patient/ada`
    expect(
      (await hospital.as('admin', 'POST', '/ServiceRequest', sent, { 'if-none-exist': criteria })).status,
    ).toBe(201)
    const { id: _, ...update } = sent
    const { status } = await hospital.as('admin', 'PUT', `/ServiceRequest?${criteria}`, update)
    expect(status).toBe(201)
  })
  it.each([
    'Condition?code=86406008&subject=Patient/ada',
    'Condition?code=1&subject=Patient/ada',
    'Patient?_id=ada&_has:Condition:patient:code=86406008',
    'Patient?_id=ada&_has:Condition:patient:code=1',
  ])('by a reference that is a question: %s', async (reference) => {
    const sent = appointment({ reasonReference: [{ reference }] })
    expect((await hospital.as('admin', 'POST', '/Appointment', sent)).status).toBe(403)
  })
  it.each([
    '/Appointment?supporting-info.code=86406008',
    '/Patient/ada/$everything?_type=Condition',
    '/Patient?_has:ServiceRequest:patient:code=86406008',
  ])('by %s', async (url) => {
    expect((await hospital.as('admin', 'GET', url)).status).toBe(403)
  })
  it('by how many stays come with what was left out', async () => {
    expect((await searched('admin', '/Encounter?_id=sealed-stay&_include=*')).total).toBe(0)
  })
})

describe('a very restricted record is not told by what is found', () => {
  it.each(['?_elements=valueString', '?_summary=text'])('read as %s', async (query) => {
    const { status, body } = await hospital.as('nurse', 'GET', `/Observation/sealed-pulse${query}`)
    expect(status).toBe(403)
    expect(outcomeIn(body)?.code).toBe('suppressed')
  })
  it.each([
    '/Observation?patient=sealed&code:text=Pulse',
    '/Observation?patient=sealed&_summary=count',
    '/Location?_has:Encounter:location:subject=sealed',
    '/Location?_has:Encounter:location:subject.family=Seal',
    '/Location?_has:Encounter:location:subject:identifier=9990000026',
  ])('refuses to look by %s', async (url) => {
    expect((await hospital.as('nurse', 'GET', url)).status).toBe(403)
  })
  it.each([
    '/Patient?_id=sealed&_has:Encounter:patient:status=in-progress',
    '/Encounter?patient.family=Seal',
  ])('does not even say that something was kept back from %s', async (url) => {
    const body = await searched('nurse', url)
    expect(shownBy(body)).toEqual([])
    expect(body.total).toBe(0)
  })
  it('counts only what may be seen', async () => {
    const url = '/Condition?patient=ada&code=38341003'
    expect((await searched('nurse', `${url}&_summary=count`)).total).toBe(0)
    expect((await searched('nurse', `${url}&_count=0`)).total).toBe(0)
    expect((await searched('nurse', '/Condition?patient=ada&_total=accurate')).total).toBe(1)
    expect((await searched('system', `${url}&_summary=count`)).total).toBe(1)
  })
  it('does not show the bed that came along with the stay', async () => {
    expect(
      shownBy(await searched('nurse', '/Encounter?_id=sealed-stay&_include=Encounter:location')),
    ).toEqual(['OperationOutcome'])
    expect(
      shownBy(await searched('system', '/Encounter?_id=sealed-stay&_include=Encounter:location')),
    ).toEqual(['sealed-stay', 'bed'])
  })
  it('does not tell a birth date in the address of the next page', async () => {
    const { link } = await searched('nurse', '/Patient?_id=sealed,ada&_sort=birthdate&_count=1')
    const next = link?.find(({ relation }) => relation === 'next')?.url ?? ''
    const place = new URL(next).searchParams.get('_page') ?? ''
    expect(place).not.toBe('')
    expect(Buffer.from(place, 'base64url').toString()).not.toContain(String(Date.UTC(1971, 1, 3)))
  })
  it('is not written to by way of its number', async () => {
    const urn = 'urn:uuid:7a2cf6c4-3f5c-4d70-9f5c-3d4a6a4f2b11'
    const { status } = await hospital.as('admin', 'POST', '/', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: urn,
          resource: { resourceType: 'Patient' },
          request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=9990000026' },
        },
        {
          resource: appointment({ participant: [{ status: 'accepted', actor: { reference: urn } }] }),
          request: { method: 'POST', url: 'Appointment' },
        },
      ],
    })
    expect(status).toBe(403)
    expect((await searched('system', '/Appointment?patient=sealed')).total).toBe(0)
  })
  it.each(['Pulse', 'Weight'])('is not asked by the condition of a write: %s', async (text) => {
    const { status } = await hospital.as('nurse', 'POST', '/Observation', observation('', 'ada'), {
      'if-none-exist': `patient=sealed&code:text=${text}`,
    })
    expect(status).toBe(403)
  })
})

describe('where a restricted patient lives, and who their GP is, is not told by what is found', () => {
  it.each(['Burnley', 'Leeds'])('in %s or not', async (city) => {
    const url = `/Patient?_id=shielded&address-city=${city}`
    expect(shownBy(await searched('nurse', url))).toEqual([])
    expect((await searched('nurse', `${url}&_summary=count`)).total).toBe(0)
    expect(
      (
        await hospital.as(
          'admin',
          'POST',
          '/Patient',
          { resourceType: 'Patient' },
          { 'if-none-exist': `_id=shielded&address-city=${city}` },
        )
      ).status,
    ).toBe(403)
  })
  it('nor by what comes along', async () => {
    expect(
      shownBy(await searched('nurse', '/Patient?_id=shielded&_include=Patient:general-practitioner')),
    ).toEqual(['shielded'])
    expect(
      shownBy(await searched('nurse', '/Practitioner?_id=gp&_revinclude=Patient:general-practitioner')),
    ).toEqual(['gp'])
  })
  it.each([
    '/Practitioner?_has:Patient:general-practitioner:_id=shielded',
    '/Patient?_id=shielded,ada&_sort=address-city',
  ])('nor by %s', async (url) => {
    expect((await hospital.as('nurse', 'GET', url)).status).toBe(403)
  })
})
