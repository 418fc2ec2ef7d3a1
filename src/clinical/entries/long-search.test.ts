import { expect, it } from 'vitest'

import { type LongList, rowsOf, withChanged, withheldOf } from './long-search.ts'

type Row = { id: string; state: string }
const page = (...ids: string[]) => ({
  rows: ids.map((id) => ({ id, state: 'waiting' })),
  withheld: 1,
  withheldPatients: [],
  next: undefined,
  at: 0,
})
const list: LongList<Row> = { pages: [page('a', 'b'), page('c')], pageParams: [] }

it('is one list, however many pages it came in, with what every page kept back', () => {
  expect(rowsOf(list).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(withheldOf(list)).toBe(2)
})

it('takes a change in its place, and leaves pages alone in which nothing changed', () => {
  const changed = withChanged(list, new Map([['c', { id: 'c', state: 'suspended' }]]))
  expect(rowsOf(changed).map(({ id, state }) => `${id} ${state}`)).toEqual([
    'a waiting',
    'b waiting',
    'c suspended',
  ])
  expect(changed.pages[0]).toBe(list.pages[0])
})

it('adds nobody who was not in it', () =>
  expect(rowsOf(withChanged(list, new Map([['z', { id: 'z', state: 'waiting' }]])))).toEqual(rowsOf(list)))
