import type { Communication } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import type { Stored } from '#fhir/client.ts'

import { fromWords, handedOver, initialsOf, mergedWords, noWords, toSheet, withWords } from './sheet.ts'

const post = {
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  id: '1',
  title: 'Nurse',
  areas: [],
  role: 'nurse' as const,
}
const session = { userId: '1', name: 'Mr Daniel Okoro', post }
const actor: Actor = { patientId: 'p', session, actId: 'x', now: new Date('2026-03-14T05:00:00Z') }
const later: Actor = {
  ...actor,
  session: { ...session, userId: '2', name: 'Ms Jo Ray' },
  now: new Date('2026-03-14T06:00:00Z'),
}
const words = { ...noWords, situation: 'Chest pain settled', recommendation: 'Repeat ECG at 22:00' }
const sheet = fromWords(words, { encounterId: 'e', last: undefined }, actor)
const stored = (one: Communication): Stored<Communication> => ({ ...one, id: 'c' })

describe('what the shift writes', () => {
  it('is kept part by part and read back the same; a part with nothing in it is not there', () => {
    expect(sheet.payload).toHaveLength(2)
    expect(toSheet(stored(sheet))).toMatchObject({ words, handedOver: undefined })
    expect(toSheet(stored(withWords(sheet, { ...words, situation: '' }, actor))).words.situation).toBe('')
  })
  it('says of each part who wrote it last and when; what was not changed stays its author’s', () => {
    const changed = withWords(sheet, { ...words, recommendation: 'ECG done' }, later)
    expect(toSheet(stored(changed)).signed).toEqual({
      situation: { who: 'Mr Daniel Okoro', at: '2026-03-14T05:00:00.000Z' },
      recommendation: { who: 'Ms Jo Ray', at: '2026-03-14T06:00:00.000Z' },
    })
  })
  it('is one sheet between two handovers, whoever begins it', () => {
    const theirs = fromWords(noWords, { encounterId: 'e', last: undefined }, later)
    expect(theirs.identifier?.[0]).toEqual(sheet.identifier?.[0])
    const last = toSheet(stored(handedOver(sheet, session, actor.now)))
    const next = fromWords(noWords, { encounterId: 'e', last }, actor)
    expect(next.identifier?.[0]).not.toEqual(sheet.identifier?.[0])
  })
  it('carries who passed it on and when, once it is handed over', () => {
    const given = handedOver(sheet, session, new Date('2026-03-14T07:30:00Z'))
    expect(toSheet(stored(given)).handedOver).toEqual({
      at: '2026-03-14T07:30:00.000Z',
      by: 'Mr Daniel Okoro',
    })
  })
  it('is read even without parts, and from a bare resource', () => {
    const foreign = { ...sheet, payload: [{ contentString: 'Whole' }, { contentString: 'words' }] }
    expect(toSheet(stored(foreign)).words.situation).toBe('Whole\nwords')
    expect(toSheet({ resourceType: 'Communication', id: 'x', status: 'unknown' }).words).toEqual(noWords)
  })
})

it('of two who write about one patient each keeps the parts that only they wrote', () => {
  const mine = { ...words, assessment: 'Mine' }
  const theirs = { ...words, background: 'Theirs', assessment: 'Also theirs' }
  expect(mergedWords(words, mine, theirs)).toEqual({ ...words, background: 'Theirs', assessment: 'Mine' })
})

it.each([
  ['Mr Daniel Okoro', 'DO'],
  ['Dr Amina Hargreaves-Shah', 'AHS'],
])('%s signs a printed sheet as %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
