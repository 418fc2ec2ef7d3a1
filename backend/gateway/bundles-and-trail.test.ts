import type { Bundle, OperationOutcome } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { outcomeIn } from './hospital-for-tests.ts'
import { ada, hospitalForTests, observation } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

describe('batches and transactions', () => {
  const get = (url: string) => ({ request: { method: 'GET', url } })
  const create = (resource: object, url: string) => ({ resource, request: { method: 'POST', url } })

  it('answers each entry of a batch for itself, in the order asked', async () => {
    const entry = [
      get('Patient/ada'),
      get('Observation/pulse'),
      get('Nonsense/1'),
      get('/Encounter?patient=ada'),
    ]
    const { status, body } = await hospital.as<Bundle>('admin', 'POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry,
    })
    expect(status).toBe(200)
    expect(body.entry?.map(({ response }) => Number.parseInt(response?.status ?? '', 10))).toEqual([
      200, 403, 404, 200,
    ])
    expect(body.entry?.[0]?.resource?.id).toBe('ada')
    expect(body.entry?.[1]?.response?.outcome).toMatchObject({ issue: [{ code: 'forbidden' }] })
  })
  it('takes no entry for a read that does not ask for one', async () => {
    const entry = [
      {},
      { request: { method: 'ZAP', url: 'Patient' } },
      { request: { method: 'GET' } },
      get('Patient/ada'),
    ]
    const { body } = await hospital.as<Bundle>('nurse', 'POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry,
    })
    expect(body.entry?.map(({ response }) => Number.parseInt(response?.status ?? '', 10))).toEqual([
      400, 400, 400, 200,
    ])
  })
  it('refuses a transaction whole when one entry is refused, and names it', async () => {
    const entry = [
      create(observation('', 'ada'), 'Observation'),
      create({ resourceType: 'Patient' }, 'Patient'),
    ]
    const before = hospital.record.asked.length
    const { status, body } = await hospital.as('nurse', 'POST', '/', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry,
    })
    expect(status).toBe(403)
    expect(outcomeIn(body)?.details?.text).toMatch(
      /^Entry 2 \(POST Patient\) was refused, so nothing was saved/,
    )
    const written = hospital.record.asked
      .slice(before)
      .filter(({ body: sent }) => JSON.stringify(sent ?? '').includes('"Pulse"'))
    expect(written).toEqual([])
  })
  it('passes on a transaction that is allowed', async () => {
    const entry = [create(observation('', 'ada'), 'Observation')]
    const { body } = await hospital.as<Bundle>('nurse', 'POST', '', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry,
    })
    expect(body).toMatchObject({
      type: 'transaction-response',
      entry: [{ response: { status: '201 Created' } }],
    })
  })
  it('writes one line of the trail for each entry', async () => {
    const before = hospital.record.trail().length
    await hospital.as('nurse', 'POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [get('Patient/ada'), get('Observation?patient=ada'), get('AuditEvent')],
    })
    const written = hospital.record.trail().slice(before)
    expect(written.map(({ subtype, outcome }) => `${subtype?.[0]?.code} ${outcome}`)).toEqual([
      'read 0',
      'search-type 0',
      'search-type 4',
    ])
  })
  it('takes only batches and transactions at its base', async () => {
    expect(
      (await hospital.as('doctor', 'POST', '/', { resourceType: 'Bundle', type: 'document' })).status,
    ).toBe(400)
    expect((await hospital.as('doctor', 'POST', '/', ada)).status).toBe(400)
    const holed = { resourceType: 'Bundle', type: 'batch', entry: [null] }
    expect((await hospital.as('doctor', 'POST', '/', holed)).status).toBe(400)
  })
})

describe('the trail', () => {
  it('says who, in which post, for whom, whose record, why, and by which request', async () => {
    const id = crypto.randomUUID()
    const { headers } = await hospital.as('nurse', 'GET', '/Patient/ada', undefined, { 'x-request-id': id })
    expect(headers.get('x-request-id')).toBe(id)
    expect(hospital.lastOfTrail()).toMatchObject({
      action: 'R',
      outcome: '0',
      subtype: [{ code: 'read' }],
      purposeOfEvent: [{ coding: [{ code: 'TREAT' }] }],
      agent: [
        {
          who: {
            identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '1000nurse' },
            display: 'Test nurse',
          },
          altId: 'post-nurse',
          role: [{ coding: [{ code: 'R8001' }] }],
          requestor: true,
        },
        { who: { identifier: { value: 'RXR' } } },
      ],
      entity: [
        { what: { reference: 'Patient/ada', identifier: { value: '9990000018' } } },
        { what: { identifier: { value: id } } },
      ],
    })
  })
  it('keeps the criteria of a search, and whose record it showed', async () => {
    await hospital.as('admin', 'POST', '/Patient/_search', 'name=field&_id=ada', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    const query = hospital.lastOfTrail()?.entity?.find((entity) => entity.query)?.query ?? ''
    expect(Buffer.from(query, 'base64').toString()).toBe('Patient?name=field&_id=ada')
    expect(hospital.lastOfTrail()?.entity?.[0]?.what?.reference).toBe('Patient/ada')
    expect(hospital.lastOfTrail()?.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('PATADMIN')
  })
  it('keeps refusals', async () => {
    await hospital.as('admin', 'GET', '/Observation/pulse')
    expect(hospital.lastOfTrail()).toMatchObject({
      outcome: '4',
      outcomeDesc: 'Your role (Administration) does not allow reading Observation.',
      entity: [{ what: { reference: 'Observation/pulse' } }, {}],
    })
  })
  it('comes before the answer: where it cannot be written nothing is shown', async () => {
    hospital.record.breakTheTrail(true)
    const { status, body } = await hospital.as<OperationOutcome>('nurse', 'GET', '/Patient/ada')
    hospital.record.breakTheTrail(false)
    expect(status).toBe(503)
    expect(JSON.stringify(body)).not.toContain('Field')
  })
  it('does not take any words as the number of a request', async () => {
    const { headers } = await hospital.as('nurse', 'GET', '/Patient/ada', undefined, {
      'x-request-id': 'Ada Field was here',
    })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})
