import { randomUUID } from 'node:crypto'

import type { AuditEvent, OperationOutcome } from 'fhir/r4'

import { expect, test } from './fixtures.ts'
import { hospitals } from './hospital-address.ts'
import { allergyTo, type Answer, ask, found, tokenFor } from './record.ts'

// The doors as a stranger, a curl, or a scanner finds them: no page, only HTTP.
const { url } = hospitals.stories

const knock = (path: string, init?: RequestInit) => fetch(url + path, init)

async function expectOutcome(response: Response, status: number) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/fhir+json')
  expect(response.headers.get('x-request-id')).toBeTruthy()
  expectGuarded(response.headers)
  expect(response.headers.get('cache-control')).toContain('no-store')
  const outcome = (await response.json()) as OperationOutcome
  expect(outcome.resourceType).toBe('OperationOutcome')
  expect(outcome.issue[0]?.details?.text ?? outcome.issue[0]?.diagnostics).toBeTruthy()
}

function expectGuarded(headers: Headers) {
  const csp = headers.get('content-security-policy') ?? ''
  expect(csp).toContain("frame-ancestors 'none'")
  expect(csp).toMatch(/script-src 'self'(;|$)/)
  expect(csp).not.toMatch(/unsafe-inline|unsafe-eval/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
}

const issue = ({ body }: Answer) => (body as OperationOutcome).issue[0]

test('nobody reads the record without a token, with a wrong one, or beyond their role', async ({
  patient,
}) => {
  const ada = await patient()
  const about = `/fhir/AllergyIntolerance?patient=${ada.id}`
  await expectOutcome(await knock(about), 401)
  await expectOutcome(await knock(about, { headers: { authorization: 'Bearer not.a.token' } }), 401)
  // A good token with one letter of its signature changed
  const token = tokenFor('nurse')
  const changed = token.slice(0, -5) + (token.at(-5) === 'A' ? 'B' : 'A') + token.slice(-4)
  await expectOutcome(await knock(about, { headers: { authorization: `Bearer ${changed}` } }), 401)
  await expectOutcome(await knock(about, { headers: { authorization: `Bearer ${tokenFor('admin')}` } }), 403)
  await expectOutcome(await knock(about, { headers: { authorization: `Bearer ${tokenFor('norole')}` } }), 403)
  expect((await knock('/fhir', { method: 'POST', body: '{"resourceType":"Bundle"}' })).status).toBe(401)
})

test('no person may delete from the record or write in the audit trail', async ({ patient }) => {
  const ada = await patient()
  expect((await ask('doctor', 'DELETE', `/Patient/${ada.id}`)).status).toBe(403)
  expect((await ask('privacy', 'POST', '/AuditEvent', { resourceType: 'AuditEvent' })).status).toBe(403)
  expect((await ask('system', 'POST', '/AuditEvent', { resourceType: 'AuditEvent' })).status).toBe(403)
  expect((await ask('nurse', 'GET', '/AuditEvent')).status).toBe(403)
})

test('every address of the application is the page, and a file that is gone is not', async () => {
  for (const address of ['/', '/patients/a.b-c/summary', '/no/such/page']) {
    const page = await knock(address)
    expect(page.status, address).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expectGuarded(page.headers)
  }
  expect((await knock('/assets/gone.js')).status).toBe(404)
  const health = await knock('/healthz')
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
})

test('what is not FHIR is refused in words that say where', async ({ patient }) => {
  const ada = await patient()
  expect((await ask('system', 'GET', '/Nonsense/1')).status).toBe(404)
  const notJson = await knock('/fhir/Patient', {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenFor('system')}`, 'content-type': 'application/fhir+json' },
    body: '{"resourceType":',
  })
  await expectOutcome(notJson, 400)
  const odd = await ask('nurse', 'POST', '/AllergyIntolerance', {
    ...allergyTo(ada.id, 'Latex'),
    criticality: 7,
  })
  expect(odd.status).toBe(422)
  expect(JSON.stringify(issue(odd))).toContain('criticality')
  const homeless = await ask('nurse', 'POST', '/AllergyIntolerance', { resourceType: 'AllergyIntolerance' })
  expect(homeless.status).toBe(422)
  expect(JSON.stringify(homeless.body)).toContain('patient')
  const strict = await ask('nurse', 'GET', '/Patient?shoe-size=9', undefined, { prefer: 'handling=strict' })
  expect(strict.status).toBe(400)
  expect(JSON.stringify(strict.body)).toContain('shoe-size')
})

test('a body over 16 MiB is refused, and the next request is answered', async () => {
  const large = JSON.stringify({ resourceType: 'Basic', id: 'x'.repeat(17 * 1024 * 1024) })
  const refused = await knock('/fhir/Basic', {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenFor('system')}`, 'content-type': 'application/fhir+json' },
    body: large,
  })
  await expectOutcome(refused, 413)
  expect((await ask('system', 'GET', '/Organization?_count=1')).status).toBe(200)
})

test('someone who asks too much is told to wait, and how long; others are not', async () => {
  const headers = { authorization: `Bearer ${tokenFor('scientist')}` }
  const answers: Response[] = []
  const asking = async () => {
    while (answers.length < 1500 && !answers.some(({ status }) => status === 429)) {
      const response = await knock('/fhir/Nonsense/1', { headers })
      if (response.status !== 429) await response.arrayBuffer()
      answers.push(response)
    }
  }
  await Promise.all(Array.from({ length: 60 }, asking))
  const refused = answers.find(({ status }) => status === 429)
  expect(refused, `none of ${answers.length} was refused`).toBeDefined()
  expect(answers.filter(({ status }) => status !== 429).length).toBeGreaterThanOrEqual(400)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  if (refused) await expectOutcome(refused, 429)
  expect((await ask('pharmacist', 'GET', '/Organization?_count=1')).status).toBe(200)
})

test('reads, searches, writes and refusals are in the audit trail: who, in what post, whose record, why, how it went', async ({
  patient,
}) => {
  const ada = await patient({ nhsNumber: '9990000700' })
  const did = async (user: string, method: string, address: string, body?: unknown) => {
    const id = randomUUID()
    await ask(user, method, address, body, { 'x-request-id': id })
    const trail = (await found(`/AuditEvent?patient=${ada.id}&_count=1000`)) as AuditEvent[]
    const mine = trail.filter(({ entity }) => entity?.some(({ what }) => what?.identifier?.value === id))
    expect(mine, `${method} ${address}`).toHaveLength(1)
    return mine[0]
  }
  const nurseRead = await did('nurse', 'GET', `/Patient/${ada.id}`)
  expect(nurseRead).toMatchObject({ action: 'R', outcome: '0', subtype: [{ code: 'read' }] })
  expect(nurseRead?.agent[0]).toMatchObject({
    requestor: true,
    who: { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id' } },
  })
  expect(nurseRead?.agent[0]?.role?.[0]?.coding?.[0]?.code).toContain('R8001')
  expect(nurseRead?.agent[0]?.who?.display).toBeTruthy()
  expect(nurseRead?.agent[1]?.who?.identifier?.value).toBe('RXR')
  expect(nurseRead?.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('TREAT')
  expect(nurseRead?.entity).toContainEqual(
    expect.objectContaining({
      what: expect.objectContaining({
        reference: `Patient/${ada.id}`,
        identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000700' },
      }) as unknown,
    }),
  )
  const searched = await did('nurse', 'GET', `/AllergyIntolerance?patient=${ada.id}`)
  expect(searched).toMatchObject({ action: 'E', outcome: '0', subtype: [{ code: 'search-type' }] })
  const written = await did('nurse', 'POST', '/AllergyIntolerance', allergyTo(ada.id, 'Latex'))
  expect(written).toMatchObject({ action: 'C', outcome: '0', subtype: [{ code: 'create' }] })
  const refused = await did('admin', 'GET', `/AllergyIntolerance?patient=${ada.id}`)
  expect(refused).toMatchObject({ outcome: '4' })
  expect(refused?.outcomeDesc).toBeTruthy()
  expect(refused?.purposeOfEvent?.[0]?.coding?.[0]?.code).toBe('PATADMIN')
})
