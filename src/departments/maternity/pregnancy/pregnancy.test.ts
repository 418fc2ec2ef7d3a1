import { describe, expect, it } from 'vitest'

import { codes } from './codes.ts'
import { pregnancyEnded } from './ending.ts'
import { episode, found, midwife, pregnancyWith } from './pregnancy-for-tests.ts'
import { isPregnancy, toPregnancies } from './pregnancy.ts'
import { coded } from './reading.ts'

describe('a pregnancy', () => {
  it('agrees on the newest estimate and keeps the others', () => {
    const scan = found(coded(codes.dueDate), {
      valueDateTime: '2026-10-20',
      method: { text: 'Dating scan' },
      effectiveDateTime: '2026-04-07',
    })
    expect(pregnancyWith(scan).estimates.map(({ edd, how }) => [edd, how])).toEqual([
      ['2026-10-20', 'Dating scan'],
      ['2026-10-17', 'Method not recorded'],
    ])
  })
  it('names RhD in full and never by a sign', () => {
    const group = [
      found(coded(codes.abo), { valueCodeableConcept: { text: 'O' } }),
      found(coded(codes.rh), { valueCodeableConcept: { coding: [{ code: 'NEG' }] } }),
    ]
    expect(pregnancyWith(...group)).toMatchObject({ bloodGroup: 'O RhD negative', rhNegative: true })
    expect(pregnancyWith()).toMatchObject({ bloodGroup: undefined, rhNegative: false })
  })
  it('takes nothing of another pregnancy, and nothing unnamed from before it', () => {
    const other = found(coded(codes.fundalHeight), { valueQuantity: { value: 30 } }, 'EpisodeOfCare/other')
    const { focus: _, ...unnamed } = found(coded(codes.fundalHeight), { effectiveDateTime: '2024-05-01' })
    const { focus: __, ...within } = found(coded(codes.fundalHeight), { effectiveDateTime: '2026-08-01' })
    expect(pregnancyWith(other, unnamed, within).observations.map(({ id }) => id)).toContain(within.id)
    expect(pregnancyWith(other, unnamed, within).observations).toHaveLength(2)
  })
  it('is told by its type in any system, and by the problem it is about', () => {
    const typed = { ...episode, type: [{ coding: [{ code: 'ANC.Case' }] }], diagnosis: [] }
    const diagnosed = {
      ...episode,
      type: [{ coding: [{ code: 'hacc' }] }],
      diagnosis: [{ condition: { reference: 'Condition/x1' } }],
    }
    const problem = { resourceType: 'Condition', id: 'x1', subject: {} } as const
    expect([isPregnancy(typed), isPregnancy(diagnosed), isPregnancy(diagnosed, [problem])]).toEqual([
      true,
      false,
      true,
    ])
  })
  it('is read without an estimate, a problem or a plan', () => {
    expect(toPregnancies({ episodes: [episode], observations: [], encounters: [] })).toMatchObject([
      { estimates: [], condition: undefined, plan: undefined, parity: undefined, outcome: undefined },
    ])
  })
  it('that has ended finishes its episode, resolves its problem, completes its plan and says how', () => {
    const { make, change } = pregnancyEnded(
      pregnancyWith(),
      { on: '2026-05-01', outcome: { text: 'Miscarriage' }, note: 'Support offered' },
      midwife,
    )
    expect(change.map(({ to }) => to)).toMatchObject([
      {
        resourceType: 'EpisodeOfCare',
        status: 'finished',
        period: { start: '2026-03-10', end: '2026-05-01' },
      },
      {
        resourceType: 'Condition',
        abatementDateTime: '2026-05-01',
        clinicalStatus: { coding: [{ code: 'resolved' }] },
      },
      { resourceType: 'CarePlan', status: 'completed' },
    ])
    expect(make).toMatchObject([
      {
        resource: {
          valueCodeableConcept: { text: 'Miscarriage' },
          focus: [{ reference: 'EpisodeOfCare/e1' }],
        },
      },
    ])
  })
})
