import type { Encounter, Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { toPregnancies } from '#departments/maternity/pregnancy/pregnancy.ts'
import type { Stored } from '#fhir/client.ts'

import { contactDraft, nothingFound, seenAfter } from './acts.ts'
import { antiDWords } from './anti-d.ts'
import { contacts, haemoglobinWords, stateOf } from './findings.ts'
import { handedTo, toContacts } from './postnatal.ts'

const actor = {
  patientId: 'mother',
  session: { userId: '1', name: 'Ada', post: { orgCode: 'RXR', orgName: 'East Lancashire' } },
  actId: 'act',
  now: new Date('2026-11-27T12:00:00Z'),
} as unknown as Parameters<typeof seenAfter>[2]
const pregnancy = { episode: { id: 'e' } } as Parameters<typeof seenAfter>[0]
const draft = {
  contact: 'day-5',
  at: '2026-11-27T10:00',
  found: { ...nothingFound, lochia: 'Offensive', low: 'Yes', interest: 'Yes', to: 'Health visitor and GP' },
  haemoglobin: '96',
  flags: ['Fever or shivering'],
  note: 'Swab taken',
}
const read = () => {
  const [visit, found] = (seenAfter(pregnancy, draft, actor).make ?? []).map(({ resource }) => resource)
  const encounter = { ...visit, id: 'v' } as Stored<Encounter>
  const observation = { ...found, id: 'o', encounter: { reference: 'Encounter/v' } } as Stored<Observation>
  return toContacts([encounter], [observation])
}

describe('a contact after a birth', () => {
  it('reads back as it was written, and says in words what asks for more', () => {
    expect(read()).toMatchObject([
      {
        contactId: 'day-5',
        episodeId: 'e',
        flags: ['Fever or shivering'],
        notes: ['Swab taken'],
        haemoglobin: 96,
        asks: [
          'Lochia: offensive',
          'Mood: ask further (EPDS), and whether she is safe',
          'Below 100 g/L: anaemia after birth',
        ],
      },
    ])
  })
  it('is none of the antenatal contacts', () => {
    const [visit] = (seenAfter(pregnancy, draft, actor).make ?? []).map(({ resource }) => resource)
    const episode = { resourceType: 'EpisodeOfCare', id: 'e', status: 'finished', patient: {} } as const
    const [read] = toPregnancies({
      episodes: [episode],
      observations: [],
      encounters: [{ ...visit, id: 'v' } as Stored<Encounter>],
    })
    expect(read).toMatchObject({ contacts: [], visits: [{ id: 'v' }] })
  })
  it('hands her over', () => {
    expect(handedTo(read())).toMatchObject({ to: 'Health visitor and GP' })
    expect(handedTo([])).toBeUndefined()
  })
  it('takes no haemoglobin in g/dL', () => {
    expect(contactDraft.safeParse(draft).success).toBe(true)
    expect(contactDraft.safeParse({ ...draft, haemoglobin: '9.6' }).success).toBe(false)
    expect([99, 100].map(haemoglobinWords)).toEqual(['Below 100 g/L: anaemia after birth', ''])
  })
  it.each([
    [0, ['due', 'to come', 'to come', 'to come']],
    [3, ['missed', 'to come', 'to come', 'to come']],
    [5, ['missed', 'due', 'to come', 'to come']],
    [12, ['missed', 'missed', 'due', 'to come']],
    [57, ['missed', 'missed', 'missed', 'missed']],
  ])('on day %i', (day, states) => {
    expect(contacts.map((contact) => stateOf(contact, false, day))).toEqual(states)
    expect(contacts.map((contact) => stateOf(contact, true, day))).toEqual(['had', 'had', 'had', 'had'])
  })
})

describe('anti-D after the birth', () => {
  it('is for one positive baby of two', () => {
    expect(antiDWords(['negative', 'positive'])).toContain('is to be given')
    expect(antiDWords(['not known', 'positive'])).toContain('is to be given')
  })
  it('is not ruled out by a baby whose group nobody knows', () => {
    expect(antiDWords(['negative', 'not known'])).toContain('not every baby’s group is known')
    expect(antiDWords([])).toContain('not every baby’s group is known')
    expect(antiDWords(['negative', 'negative'])).toContain('no anti-D is needed')
  })
})
