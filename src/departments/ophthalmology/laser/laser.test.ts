import { describe, expect, it } from 'vitest'

import { laserDraft, lasered } from './laser.ts'

const slt = {
  laser: 'slt',
  eye: 'left',
  at: '2026-07-01T09:00',
  power: '',
  energy: '0.9',
  spot: '',
  duration: '',
  shots: '100',
  lens: 'Latina',
  complications: '',
  none: true,
  pressure: '19',
  instrument: 'Goldmann',
  note: '',
}
const faultsOf = (changed: object) =>
  laserDraft.safeParse({ ...slt, ...changed }).error?.issues.map(({ path }) => path.join('.')) ?? []
const actor = {
  patientId: 'ada',
  session: {
    userId: '5',
    name: 'Rohan Mistry',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'doctor' as const, areas: [] },
  },
  actId: 'a',
  now: new Date('2026-07-01T10:00:00Z'),
}

describe('a laser', () => {
  it('is asked for what its machine is set by, and nothing is left unsaid', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ laser: 'prp' })).toEqual(['power', 'spot', 'duration'])
    expect(faultsOf({ none: false })).toEqual(['none'])
    expect(faultsOf({ complications: 'Bleeding' })).toEqual(['none'])
    expect(faultsOf({ energy: '90' })).toEqual(['energy'])
    expect(faultsOf({ instrument: '' })).toEqual(['instrument'])
  })
  it('stands among what was done to that eye, with its settings in their units and the pressure after it', () => {
    const made = lasered(laserDraft.parse(slt), actor).make ?? []
    expect(made.map(({ resource }) => resource)).toMatchObject([
      {
        resourceType: 'Procedure',
        bodySite: [{ text: 'Left eye' }],
        category: { coding: [{ code: '394594003' }] },
        code: { text: 'Laser: Selective laser trabeculoplasty (SLT)' },
        note: [{ text: 'Energy 0.9 mJ, Shots 100 shots, lens: Latina' }],
      },
      { component: [{ valueQuantity: { value: 0.9, code: 'mJ' } }, { valueQuantity: { value: 100 } }] },
      { valueQuantity: { value: 19, code: 'mm[Hg]' }, partOf: [{ reference: made[0]?.fullUrl }] },
    ])
  })
})
