import type { Observation, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { missingIn, type Notified, toMessage } from './message.ts'
import { notified } from './notifying.ts'

const sender = {
  session: {
    userId: '1',
    name: 'Ada Holt',
    post: { id: 'p', role: 'midwife' as const, orgCode: 'RXR', orgName: 'East Lancashire' },
  },
  actId: 'act',
  now: new Date('2026-11-27T12:00:00Z'),
} as unknown as Parameters<typeof toMessage>[1]
const person = (id: string): Stored<Patient> => ({
  resourceType: 'Patient',
  id,
  meta: { versionId: '3' },
  name: [{ family: id }],
  generalPractitioner: [{ reference: 'Organization/gp' }],
})
const birth: Stored<Observation> = {
  resourceType: 'Observation',
  id: 'b',
  status: 'final',
  code: { text: 'Birth' },
  subject: { reference: 'Patient/mother' },
  focus: [{ reference: 'EpisodeOfCare/e' }, { reference: 'Patient/baby' }],
}
const what: Notified = {
  baby: { ...person('baby'), gender: 'female' },
  mother: person('mother'),
  link: undefined,
  birth,
  stay: undefined,
  found: [],
}
const message = toMessage(what, sender)
const entries = message.entry ?? []

describe('a birth notification', () => {
  it('is a message, its header first, with the baby in its focus', () => {
    expect(message.type).toBe('message')
    expect(entries[0]?.resource).toMatchObject({
      resourceType: 'MessageHeader',
      focus: [{ reference: 'Patient/baby' }, { reference: 'Observation/b' }],
    })
  })
  it('refers to nothing that is not in it', () => {
    const urls = entries.map(({ fullUrl }) => fullUrl?.split('/').slice(-2).join('/'))
    const named = [...JSON.stringify(message).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((url) => !urls.includes(url))).toEqual([])
  })
  it('names what is not in it', () => {
    const mother = entries.find(({ resource }) => resource?.id === 'mother')?.resource
    expect(mother).toMatchObject({ generalPractitioner: [{ display: 'Organization' }] })
    expect(mother?.meta).toBeUndefined()
  })
  it('says what is not recorded', () => {
    expect(missingIn(what)).toEqual(['birth weight', 'gestation at birth', 'Apgar score at 5 minutes'])
    expect(missingIn({ ...what, mother: undefined, birth: undefined, baby: person('baby') })).toEqual(
      expect.arrayContaining(['the mother', 'how the baby was born', 'sex']),
    )
  })
  it('is made and not called sent', () => {
    const [state, kept] = (notified(what, { ...sender, patientId: 'baby' }).make ?? []).map(
      ({ resource }) => resource,
    )
    expect(state).toMatchObject({
      resourceType: 'Communication',
      status: 'preparation',
      statusReason: { text: expect.stringContaining('not delivered') as string },
    })
    expect(kept?.resourceType).toBe('Bundle')
  })
})
