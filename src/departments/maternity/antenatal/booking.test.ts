import type { Condition } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { isPregnant } from '#clinical/observations/chart-needed.ts'
import { pregnancyEnded } from '#departments/maternity/pregnancy/ending.ts'
import { found, midwife, pregnancyWith } from '#departments/maternity/pregnancy/pregnancy-for-tests.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { coded } from '#departments/maternity/pregnancy/reading.ts'

import { booked } from './booking.ts'
import { bodyMassOf, type ContactDraft, contactDraft, seen } from './contacting.ts'
import { findingsOf } from './found.ts'
import { planned, saidIn } from './plan.ts'

const draft = { lmp: '2026-01-10', cycle: '28', pregnancies: '1', births: '', losses: '' }

describe('booking', () => {
  const made = (booked(draft, midwife).make ?? []).map(({ resource }) => resource)
  const problem = made.find(
    (one): one is Condition & (typeof made)[number] => one.resourceType === 'Condition',
  )
  it('makes the problem by which every chart chooses the maternity score, until the pregnancy is over', () => {
    if (!problem) throw new Error('No problem')
    expect(isPregnant([problem], undefined)).toBe(true)
    const { change } = pregnancyEnded(
      pregnancyWith(),
      { on: '2026-05-01', outcome: { text: 'Miscarriage' } },
      midwife,
    )
    const resolved = change
      .map(({ to }) => to)
      .find(({ resourceType }) => resourceType === 'Condition') as Condition
    expect(isPregnant([resolved], undefined)).toBe(false)
  })
  it('says on which day 0+0 was, and nothing where no last period is known', () => {
    expect(problem?.onsetDateTime).toBe('2026-01-10')
    const unknown = (booked({ ...draft, lmp: '' }, midwife).make ?? []).map(({ resource }) =>
      JSON.stringify(resource),
    )
    expect(unknown.join()).not.toContain('11778-8')
    expect(unknown.join()).not.toContain('onsetDateTime')
  })
})

const contact: ContactDraft = {
  contact: '34',
  at: '2026-09-01T10:00',
  systolic: '142',
  diastolic: '88',
  protein: '2+',
  pcr: '',
  carbonMonoxide: '',
  weight: '',
  tall: '',
  height: '33.5',
  movements: 'Reduced',
  fetalHeart: '',
  presentation: '02',
  mood: '',
  flags: ['Reduced movements'],
  note: '',
}

describe('a contact', () => {
  const made = (seen(pregnancyWith(), contact, midwife).make ?? []).map(({ resource }) => resource)
  it('writes what was found and nothing that was not', () => {
    expect(made.map(({ resourceType }) => resourceType)).toEqual([
      'Encounter',
      ...Array.from({ length: 5 }, () => 'Observation'),
    ])
    expect(made[0]).toMatchObject({
      reasonCode: [{ text: 'Gestation 33+3' }, { text: 'Red flag: Reduced movements' }],
    })
  })
  it('is read back in the same words, with what they mean', () => {
    const observations = made.flatMap((one, index) =>
      one.resourceType === 'Observation' ? [{ ...one, id: `r${index}` }] : [],
    )
    expect(
      findingsOf(pregnancyWith(...observations)).map(({ what, text, means }) => [what, text, means?.words]),
    ).toEqual([
      ['Blood pressure', '142/88 mmHg', 'Hypertension: 140/90 or more'],
      ['Urine protein', '2+', 'Protein in the urine'],
      ['Fundal height', '33.5 cm', undefined],
      ['Movements', 'Reduced', 'Assess today'],
      ['Presentation', 'Breech', undefined],
    ])
  })
  it('gives the body mass index of a weight and a height, and none of one of them', () => {
    expect([bodyMassOf({ weight: '70', tall: '160' }), bodyMassOf({ weight: '70', tall: '' })]).toEqual([
      27.3,
      undefined,
    ])
  })
  it('has both figures of a pressure or none, and no height in metres', () => {
    const wrong = contactDraft.safeParse({ ...contact, diastolic: '', height: '0.33' })
    expect(wrong.error?.issues.map(({ path }) => path[0])).toContain('height')
    expect(contactDraft.safeParse({ ...contact, diastolic: '' }).error?.issues[0]?.message).toBe(
      'A blood pressure has both',
    )
  })
  it('says nothing of a haemoglobin in another unit than grams per litre', () => {
    const low = (unit: string) =>
      findingsOf(
        pregnancyWith(
          found(coded(codes.haemoglobin), {
            effectiveDateTime: '2026-08-01',
            valueQuantity: { value: 9.9, unit },
          }),
        ),
      )
    expect(low('g/dL')[0]?.means).toBeUndefined()
    expect(low('g/L')[0]?.means?.words).toContain('below 105 g/L')
  })
})

describe('the plan of care', () => {
  const said = {
    pathway: 'Low risk, midwife-led',
    midwife: '',
    lead: '',
    place: 'Home',
    risk: '',
    preferences: '',
    plan: '',
  }
  it('changes against the version that was read, and leaves what another system put into it', () => {
    const pregnancy = pregnancyWith()
    const theirs = { detail: { status: 'unknown' as const, code: { text: 'Physiotherapy' } } }
    if (pregnancy.plan) pregnancy.plan = { ...pregnancy.plan, activity: [theirs] }
    const { change = [], make } = planned(pregnancy, said, midwife)
    expect(make).toBeUndefined()
    expect(change).toHaveLength(1)
    const to = change[0]?.to
    expect(to?.resourceType === 'CarePlan' && [saidIn(to, 'place'), to.activity?.at(-1)]).toEqual([
      'Home',
      theirs,
    ])
  })
  it('makes somebody the named midwife only when they say so', () => {
    const { change = [] } = planned(pregnancyWith(), { ...said, midwife: 'me' }, midwife)
    expect(change.map(({ to }) => to)).toMatchObject([
      { resourceType: 'CarePlan' },
      { resourceType: 'EpisodeOfCare', careManager: { display: 'Siobhan Devlin' } },
    ])
  })
})
