import { describe, expect, it } from 'vitest'

import { codes, screeningSystem } from '#departments/maternity/pregnancy/codes.ts'
import { found, midwife, pregnancyWith } from '#departments/maternity/pregnancy/pregnancy-for-tests.ts'
import { coded } from '#departments/maternity/pregnancy/reading.ts'
import type { Stored } from '#fhir/client.ts'
import type { Observation } from 'fhir/r4'

import {
  type EarlierDraft,
  earlierDraft,
  earlierOf,
  parityDisagrees,
  parityFrom,
  toldEarlier,
} from './earlier.ts'
import { disclosuresOf, enquired, enquiryOf } from './enquiry.ts'
import { awaitedOf, screeningsOf } from './screening.ts'

const draft: EarlierDraft = {
  on: '2021',
  outcome: '01',
  gestation: '36+1',
  mode: '8',
  weights: '2450, 2310',
  note: '',
}
const told = (more: Partial<EarlierDraft>, id: string) =>
  ({
    ...(toldEarlier(pregnancyWith(), { ...draft, ...more }, midwife).make?.[0]?.resource as Observation),
    id,
  }) satisfies Stored<Observation>

describe('earlier pregnancies', () => {
  it('are read back as they were told: twins are one pregnancy with two weights', () => {
    expect(earlierOf([told({}, 'a')])).toMatchObject([
      {
        on: '2021',
        words: ['Live birth', '36+1 weeks', 'Emergency caesarean', '2450 g and 2310 g'],
        birth: true,
      },
    ])
  })
  it('belong to every pregnancy that follows, and so name none', () => {
    expect(told({}, 'a').focus).toBeUndefined()
  })
  it('give the parity, and say when what was stated differs', () => {
    const earlier = earlierOf([
      told({}, 'a'),
      told({ outcome: 'miscarriage', gestation: '9', mode: '', weights: '' }, 'b'),
    ])
    expect(parityFrom(earlier, true)).toBe('G3 P1+1')
    expect(parityDisagrees('G3 P1+1', earlier, true)).toBeUndefined()
    expect(parityDisagrees('G4 P2+1', earlier, true)).toContain(
      'Stated G4 P2+1, but the pregnancies listed give G3 P1+1',
    )
  })
  it('are not counted where one says nothing of how it ended', () => {
    expect(parityFrom(earlierOf([found(coded(codes.earlier), {})]), true)).toBeUndefined()
  })
  it('end as a birth from 24+0 and as a loss before it', () => {
    const wrong = earlierDraft.safeParse({ ...draft, outcome: 'miscarriage', gestation: '25+0' })
    expect(wrong.error?.issues[0]?.message).toContain('From 24+0 it is a birth')
    expect(earlierDraft.safeParse({ ...draft, weights: '2.4' }).success).toBe(false)
  })
})

describe('screening', () => {
  const said = (state: string, text: string, on: string) =>
    found(
      { coding: [{ system: screeningSystem, code: 'hiv' }] },
      { effectiveDateTime: on, valueCodeableConcept: { coding: [{ code: state }], text } },
    )
  it('that nobody has offered is not recorded, and never negative', () => {
    expect(screeningsOf(pregnancyWith()).map(({ text }) => text)).toEqual(
      Array.from({ length: 5 }, () => 'Not recorded'),
    )
  })
  it('is awaited from when it was accepted until there is a result', () => {
    const accepted = said('accepted', 'Accepted, result awaited', '2026-03-12')
    expect(awaitedOf(pregnancyWith(accepted))).toEqual(['HIV'])
    expect(awaitedOf(pregnancyWith(accepted, said('result', 'Not detected', '2026-03-20')))).toEqual([])
    expect(awaitedOf(pregnancyWith(said('declined', 'Declined', '2026-03-12')))).toEqual([])
  })
})

describe('the routine enquiry', () => {
  const made =
    enquired(pregnancyWith(), { asked: 'alone', answer: 'yes', words: 'Partner' }, midwife).make ?? []
  const resources = made.map(({ resource }, index) => ({ ...(resource as Observation), id: `q${index}` }))
  it('says that it was asked, and keeps the answer very restricted', () => {
    expect(resources.map(({ meta }) => meta?.security?.[0]?.code)).toEqual([undefined, 'V'])
    expect(JSON.stringify(resources[0])).not.toContain('Partner')
    const seen = pregnancyWith(
      ...resources.slice(0, 1).map((one) => ({ ...one, focus: [{ reference: 'EpisodeOfCare/e1' }] })),
    )
    expect(enquiryOf(seen)?.words).toBe('Asked, alone')
    expect(disclosuresOf(seen)).toEqual([])
  })
  it('writes no answer where it was not asked', () => {
    expect(
      enquired(pregnancyWith(), { asked: 'not-alone', answer: '', words: '' }, midwife).make,
    ).toHaveLength(1)
  })
})
