import { expect, it } from 'vitest'

import { grouped, groupWords } from './duplicates.ts'

const entry = (id: string, ...sameAs: string[]) => ({ id, sameAs })
const ids = (...list: { id: string; sameAs: string[] }[]) =>
  grouped(list).map(({ entries }) => entries.map(({ id }) => id).join(' '))

it('puts what says the same together, where the first of it stands, and loses none', () => {
  expect(ids(entry('a', 'asthma'), entry('b', 'gout'), entry('c', 'asthma'))).toEqual(['a c', 'b'])
})
it('joins two groups that a third entry shows to be one', () => {
  expect(ids(entry('a', '1'), entry('b', '2'), entry('c', '3'), entry('d', '1', '2'))).toEqual(['a b d', 'c'])
})
it('does not take entries without any mark for the same', () => {
  expect(ids(entry('a'), entry('b'))).toEqual(['a', 'b'])
})
it('counts entries and sources; what says nothing of its source is one', () => {
  const of = (name: string | undefined) => ({
    source: { who: 'Dr A', on: undefined, place: name ? { name, ods: undefined } : undefined },
  })
  expect(groupWords([of('Preston'), of('Preston'), of(undefined)])).toBe('3 entries from 2 sources')
})
