import { expect, it } from 'vitest'

import { placeIn } from './list-in-hand.ts'

const list = {
  title: 'Ward B20',
  path: '/wards/b20',
  state: { sought: 'smith' },
  patientIds: ['a', 'b', 'c'],
}

it('knows who comes before and after a patient, and where the list was', () => {
  expect(placeIn(list, 'b')).toEqual({
    title: 'Ward B20',
    back: { to: '/wards/b20', state: { sought: 'smith', returnedFrom: 'b' } },
    number: 2,
    count: 3,
    before: 'a',
    after: 'c',
  })
})
it('ends at both ends', () => {
  expect(placeIn(list, 'a')?.before).toBeUndefined()
  expect(placeIn(list, 'c')?.after).toBeUndefined()
})
it('has no place for a patient who is not in it', () => {
  expect(placeIn(list, 'z')).toBeUndefined()
})
