import { describe, expect, it } from 'vitest'

import { bySuitability, suitabilityOf } from './suitability.ts'

const wanted = { gender: 'Female', sideRoom: false, specialty: 'Trauma and Orthopaedics' }
const bed = { bay: 'Bay A', specialty: 'Trauma & Orthopaedics', neighbours: ['Female', 'Female'] }

describe('a bed', () => {
  it('in a bay of her sex and a ward of her specialty suits', () => {
    expect(suitabilityOf(bed, wanted)).toEqual({
      good: ['Bay A is for women', 'Trauma & Orthopaedics'],
      against: [],
    })
  })
  it.each([
    ['among men', { ...bed, neighbours: ['Male', 'Not Known'] }, wanted, ['Bay A has men']],
    ['in a bay, for somebody to be isolated', bed, { ...wanted, sideRoom: true }, ['Not a side room']],
    ['of another specialty', { ...bed, specialty: 'Cardiology' }, wanted, ['Ward of Cardiology']],
    [
      'among men in an emergency department',
      { ...bed, neighbours: ['Male'], specialty: 'Emergency Medicine' },
      { ...wanted, specialty: undefined },
      [],
    ],
    [
      'among children, for an adult',
      { ...bed, specialty: 'Paediatrics' },
      { ...wanted, specialty: undefined, child: false },
      ['A ward for children'],
    ],
    ['among adults, for a child', bed, { ...wanted, child: true }, ['A ward for adults']],
    [
      'for somebody whose gender is not known',
      { ...bed, neighbours: ['Male'] },
      { ...wanted, gender: 'Not Known' },
      [],
    ],
  ])('%s says so', (_, place, who, against) => {
    expect(suitabilityOf(place, who).against).toEqual(against)
  })
  it('in a room of its own is better only for whoever needs one', () => {
    const own = { ...bed, bay: undefined, neighbours: [] }
    expect(bySuitability(suitabilityOf(bed, wanted), suitabilityOf(own, wanted))).toBeLessThan(0)
    const isolated = { ...wanted, sideRoom: true }
    expect(bySuitability(suitabilityOf(own, isolated), suitabilityOf(bed, isolated))).toBeLessThan(0)
  })
})
