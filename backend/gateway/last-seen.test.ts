import type { AuditEvent, Bundle, Parameters } from 'fhir/r4'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Who } from './hospital-for-tests.ts'
import { hospitalForTests } from './patients-for-tests.ts'

const hospital = await hospitalForTests()
/** A patient nobody has looked at yet */
let ada = ''
beforeEach(() => {
  ada = hospital.record.put({ resourceType: 'Patient' }).id ?? ''
  hospital.clock.now = now
})

const now = Date.now()
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

/** An earlier look at a chart, as the gateway's own trail has it. */
function looked(who: Who, minutes: number, patient = ada, more: Partial<AuditEvent> = {}) {
  hospital.record.put({
    resourceType: 'AuditEvent',
    type: { code: 'rest' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'operation' }],
    recorded: minutesAgo(minutes),
    outcome: '0',
    agent: [
      {
        who: { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: `1000${who}` } },
        requestor: true,
      },
    ],
    source: { observer: { display: 'Lune' } },
    entity: [{ what: { reference: `Patient/${patient}` } }],
    ...more,
  })
}

async function lastSeen(who: Who, patient = ada) {
  const { status, body } = await hospital.as<Parameters>(who, 'GET', `/Patient/${patient}/$last-seen`)
  return status === 200 ? (body.parameter?.[0]?.valueInstant ?? 'never') : status
}

describe('when somebody last looked at a chart', () => {
  it('is never, for the first look', async () => {
    expect(await lastSeen('doctor')).toBe('never')
  })
  it('is the end of the sitting before this one', async () => {
    for (const minutes of [5, 20, 49, 300, 320, 2000]) looked('doctor', minutes)
    expect(await lastSeen('doctor')).toBe(minutesAgo(300))
  })
  it('is told of the caller alone, of this patient alone, and of looks that showed something', async () => {
    looked('nurse', 100)
    looked('doctor', 100, 'shielded')
    looked('doctor', 100, ada, { outcome: '4' })
    looked('doctor', 100, ada, { subtype: [{ code: 'search-type' }] })
    expect(await lastSeen('doctor')).toBe('never')
    expect(await lastSeen('nurse')).toBe(minutesAgo(100))
  })
  it('comes as one entry of a batch, and is itself in the trail', async () => {
    looked('doctor', 100)
    const { body } = await hospital.as<Bundle>('doctor', 'POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: `Patient/${ada}` } },
        { request: { method: 'GET', url: `Patient/${ada}/$last-seen` } },
      ],
    })
    expect(body.entry?.[1]?.resource).toEqual({
      resourceType: 'Parameters',
      parameter: [{ name: 'last-seen', valueInstant: minutesAgo(100) }],
    })
    expect(hospital.record.trail().at(-1)).toMatchObject({
      subtype: [{ code: 'operation' }],
      entity: [{ what: { reference: `Patient/${ada}` } }, {}],
    })
  })
  it('is not told of a record that the caller may not open, nor to what is nobody', async () => {
    expect(await lastSeen('doctor', 'sealed')).toBe(403)
    expect(await lastSeen('norole')).toBe(403)
    expect(await lastSeen('system')).toBe(403)
  })
  it('shows nothing else of the trail', async () => {
    expect((await hospital.as('doctor', 'GET', `/Patient/${ada}/$last-seen?_include=*`)).body).toEqual({
      resourceType: 'Parameters',
    })
    expect((await hospital.as('doctor', 'POST', `/Patient/${ada}/$last-seen`)).status).toBe(405)
    expect((await hospital.as('doctor', 'GET', `/AuditEvent?patient=${ada}`)).status).toBe(403)
  })
})
