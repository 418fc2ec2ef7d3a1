import type { Observation } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'
import { londonWallClock } from '#lib/london-time.ts'

import { birthOf } from './acts.ts'
import { type Birth, robsonOf, toBirths, toLabours } from './births.ts'
import { type BabyDraft, babyDraft, labourDraft } from './draft.ts'

const actor = {
  patientId: 'mother',
  session: {
    userId: '1',
    name: 'Ada',
    post: { id: 'p', role: 'midwife' as const, orgCode: 'RXR', orgName: 'East Lancashire', areas: [] },
  },
  actId: 'act',
  now: new Date('2026-11-27T12:00:00Z'),
} as unknown as Parameters<typeof birthOf>[2]

const hoursAgo = (hours: number) => londonWallClock(Date.now() - hours * 3_600_000)
const draft: BabyDraft = {
  born: hoursAgo(5),
  existing: '',
  outcome: '01',
  gender: 'female',
  family: 'Kowalska',
  given: '',
  fetuses: '2',
  order: '1',
  mode: '8',
  presentation: '02',
  place: '2',
  urgency: '2',
  indication: 'Breech',
  attended: 'Dr Shah',
  wardId: 'w',
  bedId: '',
  sideRoom: false,
  inHospital: true,
}
const pregnancy = {
  episode: { resourceType: 'EpisodeOfCare', id: 'e', status: 'active', patient: {} },
  estimates: [{ id: 'd', edd: '2026-12-12', how: '', on: undefined }],
  stated: { gravida: 1, births: 0, losses: 0 },
} as unknown as Parameters<typeof birthOf>[1]['pregnancy']

const written = (change: Partial<BabyDraft>) =>
  birthOf({ ...draft, ...change }, { pregnancy, stayId: 's' }, actor, { reference: 'Patient/baby' })
const observations = (act: ReturnType<typeof written>) =>
  (act.ofMother.make ?? [])
    .map(({ resource }) => resource)
    .filter((one): one is Stored<Observation> => one.resourceType === 'Observation')
const read = (change: Partial<BabyDraft> = {}) => toBirths(observations(written(change)))[0]

describe('the birth of a baby', () => {
  it('reads back as it was written', () => {
    expect(read()).toMatchObject({
      babyId: 'baby',
      episodeId: 'e',
      order: 1,
      fetuses: 2,
      mode: 'Emergency caesarean section',
      presentation: 'Breech',
      live: true,
      urgency: 'Category 2: compromise, no immediate threat to life',
      indication: 'Breech',
      attended: 'Dr Shah',
    })
  })
  it('is about the mother in her record, and about the baby in the baby’s', () => {
    const { ofMother, ofChild } = written({})
    for (const { resource } of ofMother.make ?? [])
      expect(resource).toMatchObject({ subject: { reference: 'Patient/mother' } })
    for (const { resource } of ofChild)
      expect(resource).toMatchObject({ subject: { reference: 'Patient/baby' } })
  })
  it('stands among the procedures when it was an operation, and only then', () => {
    const kinds = (mode: string) =>
      (written({ mode }).ofMother.make ?? []).map(({ resource }) => resource.resourceType)
    expect(kinds('8')).toContain('Procedure')
    expect(kinds('4')).toContain('Procedure')
    expect(kinds('0')).not.toContain('Procedure')
  })
  it('is not a live birth because nothing is said of it', () => {
    const [one] = toBirths([
      { resourceType: 'Observation', id: 'o', ...observations(written({}))[0], component: [] } as never,
    ])
    expect(one).toMatchObject({ live: undefined, outcome: 'Outcome not recorded' })
    expect(read({ outcome: '03' })).toMatchObject({ live: false, outcome: 'Stillbirth, died during labour' })
  })
  it('begins a pregnancy of its own where none was booked', () => {
    const { ofMother } = birthOf(draft, { pregnancy: undefined, stayId: undefined }, actor, {
      reference: 'Patient/b',
    })
    expect(ofMother.make?.map(({ resource }) => resource.resourceType)).toEqual([
      'EpisodeOfCare',
      'Observation',
      'Procedure',
    ])
  })
  it('is counted by the clock, whichever was written first', () => {
    const at = (id: string, born: string) =>
      ({ ...observations(written({ born }))[0], id }) as Stored<Observation>
    expect(toBirths([at('later', hoursAgo(4)), at('earlier', hoursAgo(5))]).map(({ id }) => id)).toEqual([
      'earlier',
      'later',
    ])
  })
})

describe('what may be written of a birth', () => {
  const before = (hours: number, order: number): Birth =>
    ({ ...read(), at: new Date(Date.now() - hours * 3_600_000).toISOString(), order }) as Birth
  const faults = (change: Partial<BabyDraft>, births: Birth[] = []) =>
    babyDraft(births)
      .safeParse({ ...draft, ...change })
      .error?.issues.map(({ message }) => message) ?? []
  it('is a twin born forty minutes after the first', () => {
    expect(faults({ order: '2', born: hoursAgo(4) }, [before(4.7, 1)])).toEqual([])
  })
  it('is the first of twins after the second was written', () => {
    expect(faults({ order: '1', born: hoursAgo(5) }, [before(4, 2)])).toEqual([])
  })
  it('is not a second baby that was born before the first', () => {
    expect(faults({ order: '2', born: hoursAgo(6) }, [before(5, 1)])).toEqual([
      expect.stringContaining('by the time of birth'),
    ])
  })
  it('is not the same baby twice', () => {
    expect(faults({ order: '1' }, [before(5, 1)])).toEqual([expect.stringContaining('is recorded')])
  })
  it('is of a baby the desk has registered already, whose name and sex are not asked for again', () => {
    expect(faults({ gender: '', family: '', wardId: '' })).toHaveLength(3)
    expect(faults({ existing: 'baby', gender: '', family: '', wardId: '' })).toEqual([])
  })
  it('is a caesarean with its category and why', () => {
    expect(faults({ urgency: '', indication: '' })).toHaveLength(2)
    expect(faults({ mode: '0', urgency: '', indication: '' })).toEqual([])
  })
  it('is a stillbirth that needs no ward', () => {
    expect(faults({ wardId: '' })).toHaveLength(1)
    expect(faults({ wardId: '', outcome: '02' })).toEqual([])
  })
  it('is not the end of a pregnancy of two after one birth', () => {
    const labour = {
      onset: '',
      before: '',
      caesareans: '',
      thirdStage: '',
      placenta: '',
      membranes: '',
      perineum: '',
      episiotomy: '',
      repaired: '',
      bloodLoss: '',
      whole: true,
    }
    const twins = [before(5, 1), before(4, 2)]
    expect(labourDraft(twins.slice(0, 1)).safeParse(labour).success).toBe(false)
    expect(labourDraft(twins).safeParse(labour).success).toBe(true)
  })
})

it('the Robson group goes by the record, and by booking where labour says nothing', () => {
  const birth = read({ fetuses: '1', order: '' }) as Birth
  const known = pregnancy as NonNullable<typeof pregnancy>
  expect(robsonOf([birth], undefined, known)).toMatchObject({ group: 6 })
  expect(robsonOf([read() as Birth], undefined, known)).toMatchObject({ group: 8 })
  expect(toLabours([])).toEqual([])
})
