import type { Encounter, Observation, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { outcomeIn } from './hospital-for-tests.ts'
import { label, observation, stay } from './patients-for-tests.ts'
import {
  count,
  found,
  hospital,
  known,
  merge,
  part,
  put,
  read,
  replacedBy,
  unknown,
} from './two-records-for-tests.ts'

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
