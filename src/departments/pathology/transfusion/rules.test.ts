import fc from 'fast-check'
import { expect, it } from 'vitest'

import { allGroups, type BloodGroup, groupConcept, groupWords, readGroup } from './blood-group.ts'
import { checkOf, donationWords, readDonation } from './donation-number.ts'
import { toTransfusionPolicy } from './policy.ts'
import { asksReason, type Determination, refusalOf, standingOf } from './two-samples.ts'
import { validityOf } from './validity.ts'

const group = (abo: BloodGroup['abo'], rh: BloodGroup['rh'] = 'positive'): BloodGroup => ({ abo, rh })
let made = 0
const found = (
  of: BloodGroup,
  takenAt: string | undefined,
  more: Partial<Determination> = {},
): Determination => ({
  id: `o${(made += 1)}`,
  group: of,
  specimenId: `s${made}`,
  takenAt,
  takenBy: `Nurse ${made}`,
  waiting: false,
  ...more,
})
const morning = '2026-03-10T09:00:00Z'
const noon = '2026-03-10T12:00:00Z'

it('says a group in full, whatever was sent', () => {
  for (const one of allGroups) expect(readGroup(groupConcept(one))).toEqual(one)
  for (const words of ['O+ve', 'O Pos', 'O Rh(D) positive', 'Group O, RhD positive', 'o rhesus positive'])
    expect(groupWords(readGroup({ text: words }) ?? group('AB'))).toBe('O RhD positive')
  expect(readGroup({ text: 'AB RhD Negative' })).toEqual(group('AB', 'negative'))
  for (const words of ['', 'Not determined', 'A variant, see comment', 'Haemolysed'])
    expect(readGroup({ text: words })).toBeUndefined()
})

it('needs two samples of different times that agree', () => {
  expect(standingOf([]).state).toBe('none')
  const one = standingOf([found(group('A'), morning)])
  expect(one.state).toBe('one sample')
  expect(one.words).toContain('A second sample, taken at another time')
  expect(standingOf([found(group('A'), morning), found(group('A'), noon)]).state).toBe('confirmed')
})
it('takes no second tube of the same moment for a second sample, and none whose time nobody knows', () => {
  const first = found(group('A'), morning)
  expect(standingOf([first, found(group('A'), morning)]).state).toBe('one sample')
  expect(standingOf([first, found(group('A'), '2026-03-10T09:00:00+00:00')]).state).toBe('one sample')
  expect(standingOf([first, found(group('A'), undefined)]).state).toBe('one sample')
  expect(standingOf([first, { ...found(group('A'), noon), specimenId: first.specimenId }]).state).toBe(
    'one sample',
  )
})
it('counts an earlier group of the record that names no specimen', () => {
  const historical = found(group('A'), '2019-05-01', { specimenId: undefined, takenBy: undefined })
  expect(standingOf([historical, found(group('A'), morning)]).state).toBe('confirmed')
})
it('says that both were taken by the same person', () => {
  const by = { takenBy: 'Nurse One' }
  const { words } = standingOf([found(group('A'), morning, by), found(group('A'), noon, by)])
  expect(words).toContain('the same person')
})
it('does not take what nobody has authorised for a second sample, but hears it when it speaks against', () => {
  const waiting = { waiting: true }
  expect(standingOf([found(group('A'), morning), found(group('A'), noon, waiting)]).state).toBe('one sample')
  const against = standingOf([found(group('A'), morning), found(group('O'), noon, waiting)])
  expect(against.state).toBe('discrepancy')
  expect(against.words).toMatch(/A RhD positive.*O RhD positive.*not authorised/)
})
it('gives no group once two do not agree, however many samples agree beside them (any order)', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.nat(4), (before, after) => {
      const agreeing = (count: number, from: number) =>
        Array.from({ length: count }, (_, index) => found(group('A'), `2026-03-0${from + index}T09:00:00Z`))
      const odd = found(group('A', 'negative'), '2026-03-05T09:00:00Z')
      const standing = standingOf([
        found(group('A'), morning),
        ...agreeing(before, 1),
        odd,
        ...agreeing(after, 5),
      ])
      expect([standing.state, standing.group]).toEqual(['discrepancy', undefined])
    }),
  )
})

it('refuses group-specific blood after the first sample and allows it after the second; group O always', () => {
  const first = standingOf([found(group('A'), morning)])
  const second = standingOf([found(group('A'), morning), found(group('A'), noon)])
  expect(refusalOf(group('A'), first)).toContain('Group-specific blood (A RhD positive) is refused')
  expect(refusalOf(group('A'), second)).toBeUndefined()
  for (const standing of [standingOf([]), first, second])
    expect(refusalOf(group('O'), standing)).toBeUndefined()
})
// of the patient, of the unit, whether red cells of it may be given
it.each([
  ['O', 'A', false],
  ['A', 'O', true],
  ['A', 'B', false],
  ['B', 'B', true],
  ['B', 'AB', false],
  ['AB', 'A', true],
  ['AB', 'B', true],
] as const)('red cells for %s of group %s: %s', (patient, unit, may) => {
  const standing = standingOf([found(group(patient), morning), found(group(patient), noon)])
  expect(refusalOf(group(unit), standing) === undefined).toBe(may)
})
it('asks why an RhD negative person is given RhD positive cells, and nobody else', () => {
  const negative = standingOf([found(group('O', 'negative'), morning)])
  expect(asksReason(group('O'), negative)).toBe(true)
  expect(asksReason(group('O', 'negative'), negative)).toBe(false)
  expect(asksReason(group('O'), standingOf([]))).toBe(false)
})

const policy = toTransfusionPolicy({
  resourceType: 'PlanDefinition',
  status: 'active',
  title: 'Transfusion here',
  action: [
    { id: 'validity', timingDuration: { value: 72, code: 'h' } },
    { id: 'validity-extended', timingDuration: { value: 7, code: 'd' } },
    { id: 'requirements', action: [{ id: 'irradiated', title: 'Irradiated' }, { title: 'Without a name' }] },
  ],
})
it('reads the policy of the record, and says who has not signed it off', () => {
  expect(policy).toEqual({
    name: 'Transfusion here, not signed off',
    usualHours: 72,
    extendedHours: 168,
    requirements: [{ id: 'irradiated', words: 'Irradiated', source: 'Source not stated' }],
  })
  const odd = [{ id: 'validity', timingDuration: { value: -1, code: 'h' } }]
  expect(
    toTransfusionPolicy({ resourceType: 'PlanDefinition', status: 'active', action: odd }).usualHours,
  ).toBe(undefined)
})
it.each([
  ['yes', 71, 'valid'],
  ['yes', 73, 'expired'],
  ['unknown', 73, 'expired'],
  ['no', 73, 'valid'],
  ['no', 169, 'expired'],
] as const)(
  'recently transfused or pregnant: %s; after %i hours the sample is %s',
  (recent, hours, state) => {
    const now = Date.parse(morning) + hours * 3_600_000
    expect(validityOf(morning, recent, policy, now).state).toBe(state)
  },
)
it('says of no sample that it is valid when nobody knows when it was taken, or by which policy', () => {
  expect(validityOf(undefined, 'no', policy, 0).state).toBe('not known')
  expect(validityOf(morning, 'no', null, 0).state).toBe('not known')
})

it('checks a donation number as ISBT 128 does (the worked example of the Red Book, annex 2)', () => {
  expect(checkOf('G123498654321')).toBe('H')
  for (const typed of ['G1234 98 654321 H', 'g123498654321h', '=G12349865432100'])
    expect(readDonation(typed)).toEqual({ number: 'G123498654321' })
  for (const typed of ['', 'G1234 98 654321', 'G1234 98 654321 J', 'O1234 98 654321 H', '=G1234986543210'])
    expect(readDonation(typed)).toHaveProperty('problem')
  expect(donationWords('G123498654321')).toBe('G1234 98 654321 H')
})
it('notices any one character of a donation number read wrongly', () => {
  const digits = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(digits, fc.nat(11), fc.nat(9), (all, place, other) => {
      const wrong = all.map((one, index) => (index === place ? other : one))
      fc.pre(wrong.join('') !== all.join(''))
      expect(readDonation(`G${wrong.join('')}${checkOf(`G${all.join('')}`)}`)).toHaveProperty('problem')
    }),
  )
})
