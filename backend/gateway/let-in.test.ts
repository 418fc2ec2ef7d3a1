import type { Bundle, CapabilityStatement, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { outcomeIn } from './hospital-for-tests.ts'
import { ada, hospitalForTests, observation } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

describe('who is let in', () => {
  it('tells anybody what the record can do', async () => {
    expect(await hospital.send('GET', '/metadata')).toMatchObject({
      status: 200,
      body: { resourceType: 'CapabilityStatement' },
    })
    const { body } = await hospital.send<CapabilityStatement>('GET', '/metadata')
    const told = body.rest?.[0]
    expect(told?.security?.service?.[0]?.coding?.[0]?.code).toBe('OAuth')
    expect(told?.resource?.flatMap(({ operation }) => operation?.map(({ name }) => name) ?? [])).toEqual([
      'everything',
      'break-glass',
      'last-seen',
      'record-counts',
    ])
  })
  it('asks a stranger to sign in', async () => {
    const { status, headers, body } = await hospital.send('GET', '/Patient/ada')
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toBe('Bearer')
    expect(outcomeIn(body)?.code).toBe('login')
  })
  it.each([
    ['of another issuer', {}, { iss: 'http://elsewhere/oidc' }],
    ['for another record', {}, { aud: 'http://elsewhere/fhir' }],
    ['that has ended', {}, { exp: '-1s' }],
    ['that is an ID token', { typ: 'JWT' }, {}],
  ])('does not take a token %s', async (_, header, times) => {
    const token = await hospital.sign(hospital.claimsOf('doctor'), header, times)
    const { status, headers } = await hospital.send('GET', '/Patient/ada', undefined, {
      authorization: `Bearer ${token}`,
    })
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toContain('invalid_token')
  })
  it('does not take a token signed by somebody else', async () => {
    const [head, claims, signature = ''] = (await hospital.sign(hospital.claimsOf('doctor'))).split('.')
    const other = `${head}.${claims}.${signature.slice(0, -4)}${signature.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    expect(
      (await hospital.send('GET', '/Patient/ada', undefined, { authorization: `Bearer ${other}` })).status,
    ).toBe(401)
  })
  it.each(['idle', 'ended'] as const)('sends away a person whose sign-in is %s', async (life) => {
    hospital.lives.set('gone', life)
    const token = await hospital.sign(hospital.claimsOf('doctor', 'gone'))
    const { status, body } = await hospital.send('GET', '/Patient/ada', undefined, {
      authorization: `Bearer ${token}`,
    })
    expect(status).toBe(401)
    expect(outcomeIn(body)?.code).toBe('login')
  })
  it('explains to a person without a role that they have none', async () => {
    const { status, body } = await hospital.as('norole', 'GET', '/Patient/ada')
    expect(status).toBe(403)
    expect(outcomeIn(body)?.details?.text).toContain('no role')
  })
})

describe('limits', () => {
  it('takes 400 requests at once, then asks for a moment', async () => {
    hospital.clock.now += 60_000
    const answers = await Promise.all(
      Array.from({ length: 405 }, () => hospital.as('therapist', 'GET', '/$nothing')),
    )
    const waiting = answers.filter(({ status }) => status === 429)
    expect(waiting).toHaveLength(5)
    expect(waiting[0]?.headers.get('retry-after')).toBe('1')
    hospital.clock.now += 1000
    expect((await hospital.as('therapist', 'GET', '/$nothing')).status).toBe(404)
  })
  it('takes no body over 16 MiB', async () => {
    const { status, body } = await hospital.as(
      'doctor',
      'POST',
      '/Composition',
      `"${'x'.repeat(16 * 1024 * 1024)}"`,
    )
    expect(status).toBe(413)
    expect(outcomeIn(body)?.code).toBe('too-long')
  })
  it.each([
    ['what is not JSON', '{"resourceType":', 'application/fhir+json', 400],
    ['what is not a resource', '[]', 'application/fhir+json', 400],
    ['XML', '<Patient/>', 'application/fhir+xml', 415],
    ['another type than it says', '{"resourceType":"Patient"}', 'application/fhir+json', 400],
  ])('answers %s with an OperationOutcome', async (_, sent, type, status) => {
    const answer = await hospital.as('doctor', 'POST', '/Observation', sent, { 'content-type': type })
    expect(answer.status).toBe(status)
    expect(answer.body?.resourceType).toBe('OperationOutcome')
  })
  it.each([
    [
      'brackets without end',
      `{"resourceType":"Observation","note":${'['.repeat(9000)}${']'.repeat(9000)}}`,
      {},
    ],
    ['what says it is compressed and is not', 'xx', { 'content-encoding': 'gzip' }],
    ['marks that are no list', '{"resourceType":"Observation","meta":{"security":{"a":1}}}', {}],
  ])('has no fault of its own over %s', async (_, sent, headers) => {
    const type = { 'content-type': 'application/fhir+json' }
    const { status } = await hospital.as('doctor', 'POST', '/Observation', sent, { ...type, ...headers })
    expect(status).toBeLessThan(500)
  })
  it('takes a thousand entries at once from a person', async () => {
    const entry = Array.from({ length: 1001 }, () => ({ request: { method: 'GET', url: '$nothing' } }))
    const bundle = { resourceType: 'Bundle', type: 'batch', entry }
    expect((await hospital.as('doctor', 'POST', '', bundle)).status).toBe(413)
    expect((await hospital.as('system', 'POST', '', bundle)).status).toBe(200)
  })
  it('shows a thousand at most', async () => {
    await hospital.as('doctor', 'GET', '/Observation?_count=5000')
    expect(hospital.record.asked.findLast(({ url }) => url.startsWith('/Observation'))?.url).toContain(
      '_count=1000',
    )
  })
  it('lets only the service ask for leniency', async () => {
    const seen = () =>
      hospital.record.asked.findLast(({ url }) => url === '/Observation')?.headers['x-lune-lenient']
    await hospital.as('doctor', 'POST', '/Observation', observation('', 'ada'), { 'x-lune-lenient': 'true' })
    expect(seen()).toBeUndefined()
    await hospital.as('system', 'POST', '/Observation', observation('', 'ada'), { 'x-lune-lenient': 'true' })
    expect(seen()).toBe('true')
  })
})

describe('answers', () => {
  it('are never stored by a browser', async () => {
    expect((await hospital.as('doctor', 'GET', '/Patient/ada')).headers.get('cache-control')).toBe('no-store')
  })
  it('carry the version and the public address', async () => {
    const { headers } = await hospital.as('doctor', 'POST', '/Observation', observation('', 'ada'))
    expect(headers.get('etag')).toBe('W/"1"')
    expect(headers.get('location')).toMatch(/^http:\/\/localhost\/fhir\/Observation\/.+/)
    const { body } = await hospital.as<Bundle>('doctor', 'GET', '/Observation?_id=pulse')
    expect(body.link?.[0]?.url).toBe('http://localhost/fhir/Observation?_id=pulse')
    expect(body.entry?.[0]?.fullUrl).toBe('http://localhost/fhir/Observation/pulse')
  })
  it('are JSON for whoever can read JSON', async () => {
    const status = async (accept: string) =>
      (await hospital.as('doctor', 'GET', '/Patient/ada', undefined, { accept })).status
    expect(await status('application/fhir+json; fhirVersion=4.0')).toBe(200)
    expect(await status('application/fhir+xml')).toBe(406)
    expect((await hospital.as('doctor', 'GET', '//?_format=json')).status).toBe(404)
  })
  it('have no body for HEAD, and OPTIONS says what may be done', async () => {
    expect(await hospital.as('doctor', 'HEAD', '/Patient/ada')).toMatchObject({
      status: 200,
      body: undefined,
    })
    expect((await hospital.send('OPTIONS', '/Patient')).headers.get('allow')).toContain('PATCH')
  })
})

describe('failures asked for by name', () => {
  const tagged = (code: string): Patient => ({
    ...ada,
    id: code.toLowerCase(),
    meta: { tag: [{ system: 'https://lune.example/fhir/CodeSystem/fault', code }] },
  })
  it('let one section fail, and the others be', async () => {
    hospital.record.put(tagged('Observation-unavailable'))
    expect((await hospital.as('nurse', 'GET', '/Observation?patient=observation-unavailable')).status).toBe(
      500,
    )
    expect((await hospital.as('nurse', 'GET', '/Condition?patient=observation-unavailable')).status).toBe(200)
    expect((await hospital.as('nurse', 'GET', '/Observation?patient=ada')).status).toBe(200)
    expect((await hospital.as('system', 'GET', '/Observation?patient=observation-unavailable')).status).toBe(
      200,
    )
  })
  it('let a save fail', async () => {
    hospital.record.put(tagged('Observation-refuses-writes'))
    expect(
      (await hospital.as('nurse', 'POST', '/Observation', observation('', 'observation-refuses-writes')))
        .status,
    ).toBe(500)
    expect(
      (await hospital.as('nurse', 'GET', '/Observation?patient=observation-refuses-writes')).status,
    ).toBe(200)
  })
})
