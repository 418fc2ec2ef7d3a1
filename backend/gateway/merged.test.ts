import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Bundle, BundleEntry, Encounter, FhirResource, Observation, Patient } from 'fhir/r4'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

import { openStore } from '../store/open-store.ts'
import { gatewayForTests, outcomeIn, type Who } from './hospital-for-tests.ts'
import { label, observation, stay } from './patients-for-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'lune-merged-'))
const store = await openStore({ folder })
const hospital = await gatewayForTests([], {
  backend: store,
  onChange: (listener) =>
    store.onCommit((changes) => {
      for (const { type, id } of changes) listener(type, id)
    }),
})
afterAll(async () => {
  await hospital.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Each fact has two people of its own: `known` and `unknown`, who are one. */
let known = ''
let unknown = ''
let count = 0

const put = async (resource: FhirResource) => {
  const { status, body } = await hospital.as(
    'system',
    'PUT',
    `/${resource.resourceType}/${resource.id}`,
    resource,
  )
  if (status > 201) throw new Error(JSON.stringify(body))
}
const read = async <R extends FhirResource>(who: Who, address: string) =>
  (await hospital.as<R>(who, 'GET', `/${address}`)).body
const found = async <R extends FhirResource>(who: Who, url: string): Promise<R[]> =>
  ((await hospital.as<Bundle<R>>(who, 'GET', `/${url}`)).body.entry ?? []).flatMap(
    ({ resource }) => resource ?? [],
  )

beforeEach(async () => {
  hospital.clock.now += 60_000
  count += 1
  known = `known-${count}`
  unknown = `unknown-${count}`
  await put({ resourceType: 'Patient', id: known, active: true, name: [{ family: 'Field', given: ['Ada'] }] })
  await put({
    resourceType: 'Patient',
    id: unknown,
    active: true,
    name: [{ family: 'Unknown', given: ['Female'] }],
  })
  await put(observation(`${known}-pulse`, known))
  await put(observation(`${unknown}-pulse`, unknown))
  await put(stay(`${unknown}-stay`, unknown))
})

const change = (seen: Patient, to: Partial<Patient>): BundleEntry<FhirResource> => ({
  resource: { ...seen, ...to },
  request: { method: 'PUT', url: `Patient/${seen.id}`, ifMatch: `W/"${seen.meta?.versionId}"` },
})
const signed = (...ids: string[]): BundleEntry<FhirResource> => ({
  resource: {
    resourceType: 'Provenance',
    recorded: new Date().toISOString(),
    target: ids.map((id) => ({ reference: `Patient/${id}` })),
    reason: [{ text: 'Her sister named her' }],
    agent: [{ who: { display: 'Test admin' } }],
  },
  request: { method: 'POST', url: 'Provenance' },
})
const transaction = (...entry: BundleEntry<FhirResource>[]) => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry,
})
const replaces = (id: string) =>
  [{ type: 'replaces', other: { reference: `Patient/${id}` } }] as Patient['link']
const replacedBy = (id: string) =>
  [{ type: 'replaced-by', other: { reference: `Patient/${id}` } }] as Patient['link']

async function merging(loser = unknown, survivor = known) {
  const [kept, left] = [
    await read<Patient>('admin', `Patient/${survivor}`),
    await read<Patient>('admin', `Patient/${loser}`),
  ]
  return [
    change(kept, { link: [...(kept.link ?? []), ...(replaces(loser) ?? [])] }),
    change(left, { active: false, link: [...(left.link ?? []), ...(replacedBy(survivor) ?? [])] }),
    signed(survivor, loser),
  ]
}
const merge = async (who: Who = 'admin', ...more: string[]) =>
  hospital.as(who, 'POST', '/', transaction(...(await merging(...more))))
async function part() {
  const [kept, left] = [
    await read<Patient>('admin', `Patient/${known}`),
    await read<Patient>('admin', `Patient/${unknown}`),
  ]
  return hospital.as(
    'admin',
    'POST',
    '/',
    transaction(change(kept, { link: [] }), change(left, { active: true, link: [] }), signed(known, unknown)),
  )
}

describe('two records that are one person', () => {
  it('are read as one, each entry marked with the record it stands in', async () => {
    expect((await merge()).status).toBe(200)
    const pulses = await found<Observation>('nurse', `Observation?patient=${known}`)
    expect(new Set(pulses.map(({ id }) => id))).toEqual(new Set([`${known}-pulse`, `${unknown}-pulse`]))
    const [theirs] = pulses.filter(({ id }) => id === `${unknown}-pulse`)
    expect(theirs?.subject).toMatchObject({
      reference: `Patient/${known}`,
      extension: [{ valueReference: { reference: `Patient/${unknown}`, display: 'UNKNOWN, Female' } }],
    })
    expect(pulses.find(({ id }) => id === `${known}-pulse`)?.subject).toEqual({
      reference: `Patient/${known}`,
    })
  })

  it('keep every entry where it was written', async () => {
    await merge()
    expect(await read('system', `Observation/${unknown}-pulse`)).toMatchObject({
      subject: { reference: `Patient/${unknown}` },
      meta: { versionId: '1' },
    })
    const stays = await found<Encounter>('nurse', `Encounter?patient=${known}`)
    const [now] = stays
    const { status } = await hospital.as(
      'nurse',
      'PUT',
      `/Encounter/${now?.id}`,
      { ...now, status: 'finished' },
      {
        'if-match': `W/"${now?.meta?.versionId}"`,
      },
    )
    expect(status).toBe(200)
    // a form that names the patient anew moves nothing either
    await hospital.as('nurse', 'PUT', `/Encounter/${now?.id}`, stay(now?.id ?? '', known))
    expect(await read('system', `Encounter/${unknown}-stay`)).toMatchObject({
      subject: { reference: `Patient/${unknown}` },
      meta: { versionId: '3' },
    })
  })

  it('are one on a ward: who lies there is the survivor, once', async () => {
    await merge()
    const shown = await found('nurse', `Encounter?_id=${unknown}-stay&_include=Encounter:patient`)
    expect(shown.map(({ resourceType, id }) => `${resourceType}/${id}`)).toEqual([
      `Encounter/${unknown}-stay`,
      `Patient/${known}`,
    ])
  })

  it('are two again after the merge is undone, and what was written since stays with the survivor', async () => {
    await merge()
    const written = { ...observation('', known), id: undefined, code: { text: 'Written since' } }
    expect((await hospital.as('nurse', 'POST', '/Observation', written)).status).toBe(201)
    expect((await part()).status).toBe(200)
    const names = async (id: string) =>
      (await found<Observation>('nurse', `Observation?patient=${id}`)).map(({ code }) => code.text)
    expect(new Set(await names(known))).toEqual(new Set(['Pulse', 'Written since']))
    expect(await names(unknown)).toEqual(['Pulse'])
  })

  it('are two also for a form that was opened before: what it writes moves nothing to the other', async () => {
    await merge()
    const [open] = await found<Encounter>('nurse', `Encounter?patient=${known}`)
    await part()
    const { status } = await hospital.as('nurse', 'PUT', `/Encounter/${open?.id}`, {
      ...open,
      status: 'finished',
    })
    expect(status).toBe(412)
    expect(await read('system', `Encounter/${unknown}-stay`)).toMatchObject({
      subject: { reference: `Patient/${unknown}` },
      status: 'in-progress',
    })
  })

  it('are found by what is asked of several patients, and over more than one merge', async () => {
    const third = `third-${count}`
    await put({ resourceType: 'Patient', id: third, active: true })
    await put(observation(`${third}-pulse`, third))
    await merge('admin', unknown, third)
    await merge('admin', third, known)
    const pulses = await found<Observation>('nurse', `Observation?patient=${known},somebody`)
    expect(pulses).toHaveLength(3)
    expect(new Set(pulses.map(({ subject }) => subject?.reference))).toEqual(new Set([`Patient/${known}`]))
  })
})

describe('a replaced record', () => {
  it('takes nothing new', async () => {
    await merge()
    const { status, body } = await hospital.as('nurse', 'POST', '/Observation', {
      ...observation('', unknown),
      id: undefined,
    })
    expect(status).toBe(422)
    expect(outcomeIn(body)?.details?.text).toMatch(/replaced by another/)
    const left = await read<Patient>('admin', `Patient/${unknown}`)
    const changing = await hospital.as('admin', 'PUT', `/Patient/${unknown}`, { ...left, gender: 'female' })
    expect(changing.status).toBe(422)
  })

  it('shows what stands in it, as it stands there', async () => {
    await merge()
    const pulses = await found<Observation>('nurse', `Observation?patient=${unknown}`)
    expect(pulses.map(({ subject }) => subject)).toEqual([{ reference: `Patient/${unknown}` }])
  })

  it('joins nothing when the other record does not say so too', async () => {
    await put({ resourceType: 'Patient', id: unknown, active: false, link: replacedBy(known) ?? [] })
    expect(await found('nurse', `Observation?patient=${known}`)).toHaveLength(1)
  })
})

describe('a merge is refused', () => {
  /** What was answered, and that nothing was merged by it */
  const refused = async (answer: Promise<{ status: number; body: unknown }>): Promise<string> => {
    const { status, body } = await answer
    const { active } = await read<Patient>('system', `Patient/${unknown}`)
    return active ? `${status} ${outcomeIn(body)?.details?.text}` : 'merged'
  }

  it('to everybody but those who may merge', async () => {
    expect(await refused(merge('nurse'))).toMatch(/^403 .*does not allow/)
  })
  it('by halves, unsigned, or not against the versions seen', async () => {
    const [kept, left, reason] = await merging()
    if (!kept || !left || !reason) throw new Error('no merge')
    expect(await refused(hospital.as('admin', 'POST', '/', transaction(left, reason)))).toMatch(
      /^422 .*one transaction/,
    )
    expect(await refused(hospital.as('admin', 'POST', '/', transaction(kept, left)))).toMatch(/^422 .*signed/)
    expect(await refused(hospital.as('admin', 'PUT', `/Patient/${unknown}`, left.resource))).toMatch(
      /^422 .*one transaction/,
    )
    const blind = { ...left, request: { method: 'PUT' as const, url: `Patient/${unknown}` } }
    expect(await refused(hospital.as('admin', 'POST', '/', transaction(kept, blind, reason)))).toMatch(
      /^422 .*one transaction/,
    )
    const batch = { ...transaction(kept, left, reason), type: 'batch' }
    const { body } = await hospital.as<Bundle>('admin', 'POST', '/', batch)
    expect(body.entry?.map(({ response }) => response?.status.slice(0, 3))).toEqual(['422', '422', '201'])
  })
  it('while both are in hospital', async () => {
    await put(stay(`${known}-stay`, known))
    expect(await refused(merge())).toMatch(/^422 .*two beds/)
  })
  it('with different verified NHS numbers', async () => {
    const verified = (value: string) => [
      {
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value,
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
            valueCodeableConcept: { coding: [{ code: 'number-present-and-verified' }] },
          },
        ],
      },
    ]
    await put({ resourceType: 'Patient', id: known, active: true, identifier: verified('9990000018') })
    await put({ resourceType: 'Patient', id: unknown, active: true, identifier: verified('9990000026') })
    expect(await refused(merge())).toMatch(/^422 .*different verified NHS numbers/)
  })
  it('of a record that has been replaced already', async () => {
    const other = `other-${count}`
    await put({ resourceType: 'Patient', id: other, active: true })
    await merge('admin', other, known)
    expect(await refused(merge('admin', unknown, other))).toMatch(/^422 .*replaced already/)
  })
  it('to the second of two who merge at once', async () => {
    const two = [await merging(), await merging()]
    const answers = []
    for (const entries of two) answers.push(await hospital.as('admin', 'POST', '/', transaction(...entries)))
    expect(answers.map(({ status }) => status)).toEqual([200, 412])
  })
})

describe('what is restricted of one record is of both', () => {
  it.each(['known', 'unknown'])('very restricted: %s', async (which) => {
    await merge()
    const id = which === 'known' ? known : unknown
    await put({ ...(await read<Patient>('system', `Patient/${id}`)), meta: label('V') })
    for (const one of [known, unknown]) {
      expect((await hospital.as('nurse', 'GET', `/Patient/${one}`)).status).toBe(403)
      expect((await hospital.as('nurse', 'GET', `/Observation?patient=${one}`)).status).toBe(403)
    }
    const parameter = [
      { name: 'reason', valueCode: '5' },
      { name: 'text', valueString: 'Unconscious in resus' },
    ]
    const access = { resourceType: 'Parameters', parameter }
    expect((await hospital.as('nurse', 'POST', `/Patient/${known}/$break-glass`, access)).status).toBe(200)
    expect(await found('nurse', `Observation?patient=${known}`)).toHaveLength(2)
    expect((await hospital.as('nurse', 'GET', `/Patient/${unknown}`)).status).toBe(200)
    // and to nobody else
    expect((await hospital.as('doctor', 'GET', `/Observation/${unknown}-pulse`)).status).toBe(403)
  })

  it('an address', async () => {
    await merge()
    const left = await read<Patient>('system', `Patient/${unknown}`)
    await put({ ...left, meta: label('R') })
    const kept = await read<Patient>('system', `Patient/${known}`)
    await put({ ...kept, address: [{ city: 'Burnley' }] })
    expect(await read('nurse', `Patient/${known}`)).not.toHaveProperty('address')
    const shown = await found('nurse', `Encounter?_id=${unknown}-stay&_include=Encounter:patient`)
    expect(JSON.stringify(shown)).not.toContain('Burnley')
  })
})

describe('a clerk', () => {
  it('reads nothing clinical by way of the other record', async () => {
    await merge()
    expect((await hospital.as('admin', 'GET', `/Observation?patient=${known}`)).status).toBe(403)
    expect(
      (await hospital.as('admin', 'GET', `/Encounter?patient=${known}&_revinclude=Observation:encounter`))
        .status,
    ).toBe(403)
    expect(
      (await hospital.as('admin', 'GET', `/Patient/${known}/$everything?_type=Observation`)).status,
    ).toBe(403)
  })

  it('is told how much stands in a record, and no word of it', async () => {
    const { status, body } = await hospital.as('admin', 'GET', `/Patient/${unknown}/$record-counts`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ resourceType: 'Parameters' })
    expect(JSON.stringify(body)).toContain('{"name":"Observation","valueUnsignedInt":1}')
    expect(JSON.stringify(body)).not.toContain('Pulse')
    const since = async (time: string) =>
      hospital.as('admin', 'GET', `/Patient/${unknown}/$record-counts?since=${time}`)
    expect(JSON.stringify((await since('2126-01-01T00:00:00Z')).body)).not.toMatch(/Int":[^0]/)
    expect((await since('yesterday')).status).toBe(400)
    expect((await hospital.as('nurse', 'GET', `/Patient/${unknown}/$record-counts`)).status).toBe(403)
    await put({ resourceType: 'Patient', id: unknown, meta: label('V') })
    expect((await hospital.as('admin', 'GET', `/Patient/${unknown}/$record-counts`)).status).toBe(403)
  })
})

it('is in the trail: whose records were read, whichever they stand in', async () => {
  await merge()
  await read('nurse', `Observation/${unknown}-pulse`)
  const trail = await found('system', `AuditEvent?patient=Patient/${unknown}&_count=50`)
  expect(JSON.stringify(trail)).toContain('1000nurse')
})
