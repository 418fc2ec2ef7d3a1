import { describe, expect, it } from 'vitest'

import { bodySiteOf } from '#departments/ophthalmology/eye/eye.ts'

import { standingFor, toCourse, visitsOf } from './course.ts'
import { dueBy, injectDraft, injected } from './injecting.ts'
import { courseDraft, planned } from './planning.ts'

const actor = {
  patientId: 'p1',
  session: {
    userId: '555',
    name: 'Dr Eye',
    post: { role: 'doctor', orgCode: 'RXR', orgName: 'East Lancashire', title: 'Doctor', areas: [], id: 'x' },
  },
  actId: 'act',
  now: new Date('2026-11-27T12:00:00Z'),
} as unknown as Parameters<typeof planned>[2]

const plan = courseDraft.parse({
  eye: 'right',
  indication: 'Wet (neovascular) age-related macular degeneration',
  other: '',
  agent: 'Aflibercept 2 mg',
  loading: '3',
  loadingWeeks: '4',
  minimum: '4',
  maximum: '16',
  step: '2',
  referred: '2026-11-20',
  first: '2026-11-27',
})
const words = {
  eye: 'right',
  at: '2026-11-27T11:00',
  given: 'yes',
  reason: '',
  again: 'right',
  agent: 'Aflibercept 2 mg',
  batch: 'B1',
  expiry: '2026-11-27',
  antisepsis: 'Povidone-iodine 5 %',
  check: 'Counts fingers or better',
  complication: 'None',
  next: 'keep',
  weeks: '',
  note: '',
}
const wrong = (more: Partial<typeof words>) => {
  const { error } = injectDraft.safeParse({ ...words, ...more })
  return error?.issues.map(({ path }) => path.join('.')) ?? []
}
const resourcesOf = (act: { make?: readonly { resource: object }[] }) =>
  (act.make ?? []).map(({ resource }) => resource)

describe('recording an injection', () => {
  it('is refused when the eye that is marked is not the eye that was chosen', () => {
    expect(wrong({})).toEqual([])
    expect(wrong({ again: 'left' })).toEqual(['again'])
    expect(wrong({ again: '' })).toEqual(['again'])
  })
  it('asks for batch, date, antisepsis, what the eye saw and complications, and takes no vial past its date', () => {
    expect(wrong({ batch: '', expiry: '', antisepsis: '', check: '', complication: '' })).toEqual([
      'batch',
      'expiry',
      'antisepsis',
      'check',
      'complication',
    ])
    expect(wrong({ expiry: '2026-11-26' })).toEqual(['expiry'])
  })
  it('asks of a visit without one only for the reason, in words where it is another', () => {
    expect(wrong({ given: 'no', batch: '', again: '', next: 'date' })).toEqual(['reason'])
    expect(wrong({ given: 'no', reason: 'Other', next: 'date' })).toEqual(['note'])
    expect(wrong({ given: 'no', reason: 'Infection', next: 'extend' })).toEqual(['next'])
  })
  it('keeps the vial with its batch, and the next one of the loading four weeks on', () => {
    const course = planned(plan, [], actor)
    const [order, first] = resourcesOf(course)
    const found = {
      courses: [toCourse({ ...order, id: 'c1' } as Parameters<typeof toCourse>[0])],
      visits: [],
      due: [{ ...first, id: 'd1' } as Parameters<typeof toCourse>[0]],
    }
    const standing = standingFor('right', found)
    expect(standing?.course.regimen).toEqual({
      loading: 3,
      loadingWeeks: 4,
      minimum: 4,
      maximum: 16,
      step: 2,
    })
    const act = injected(injectDraft.parse(words), standing, found.due, actor)
    expect(resourcesOf(act)).toMatchObject([
      {
        resourceType: 'Procedure',
        status: 'completed',
        contained: [{ batch: { lotNumber: 'B1', expirationDate: '2026-11-27' } }],
      },
      {
        resourceType: 'ServiceRequest',
        occurrenceDateTime: '2026-12-25',
        basedOn: [{ reference: 'ServiceRequest/c1' }],
      },
    ])
    expect(act.change?.map(({ to }) => to)).toMatchObject([{ id: 'd1', status: 'completed' }])
  })
  it('leaves what is due on its own day when none was given', () => {
    const act = injected(
      injectDraft.parse({ ...words, given: 'no', reason: 'Did not attend', next: 'date' }),
      undefined,
      [],
      actor,
    )
    expect(resourcesOf(act)).toMatchObject([{ status: 'not-done', statusReason: { text: 'Did not attend' } }])
    expect(act.change).toEqual([])
  })
  it('reckons nothing without a course: the weeks are asked for', () => {
    expect(dueBy({ next: 'extend', weeks: '', at: words.at }, undefined)).toBeUndefined()
    expect(() => injected(injectDraft.parse(words), undefined, [], actor)).toThrow('in how many weeks')
    expect(dueBy({ next: 'weeks', weeks: '6', at: words.at }, undefined)).toBe('2027-01-08')
  })
})

describe('the injections that others have recorded', () => {
  it('are read when they say almost nothing, and are no injection when they were not done', () => {
    const kind = {
      coding: [{ system: 'https://lune.example/fhir/CodeSystem/eye-treatment', code: 'injection' }],
    }
    const bare = { resourceType: 'Procedure', subject: {}, code: kind } as const
    expect(
      visitsOf([
        { ...bare, id: 'a', status: 'completed', bodySite: [bodySiteOf('left')] },
        { ...bare, id: 'b', status: 'not-done' },
        { ...bare, id: 'c', status: 'entered-in-error' },
      ]),
    ).toMatchObject([
      { eye: 'left', given: true, what: 'Injection', reason: undefined, batch: undefined },
      { eye: undefined, given: false, reason: 'Reason not recorded' },
    ])
  })
})
