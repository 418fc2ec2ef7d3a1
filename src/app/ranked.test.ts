import { expect, it } from 'vitest'

import { departments } from '#departments/all.ts'

import { everyPlace } from './places.ts'
import { ranked } from './ranked.ts'

const places = await everyPlace()

/** Three letters of a name, and of a department’s as many more as tell it from what was there before. */
function fewestLetters({ title }: (typeof places)[number]): string {
  const others = places.filter((one) => one.kind !== 'action' && one.title !== title)
  const isDepartment = departments.some((one) => one.title === title)
  let letters = 3
  while (isDepartment && others.some((one) => one.title.startsWith(title.slice(0, letters)))) letters += 1
  return title.slice(0, letters)
}

it.each(places.filter(({ kind }) => kind !== 'action'))(
  'finds $title first by the first letters of its name',
  (place) => {
    expect(ranked(places, fewestLetters(place))[0]?.title).toBe(place.title)
  },
)
it('finds each by every other word it is looked for by', () => {
  for (const place of places)
    for (const word of place.words.split(' ')) expect(ranked(places, word)).toContain(place)
})
it('puts what is called so before what is only looked for by that word', () => {
  const choices = [
    { title: 'Notes', words: 'ward round' },
    { title: 'Wards', words: 'beds' },
    { title: 'Go to wards', words: '' },
  ]
  expect(ranked(choices, 'war').map(({ title }) => title)).toEqual(['Wards', 'Go to wards', 'Notes'])
})
it('takes the very word that something is looked for by before a name that begins with it', () => {
  expect(ranked(places, 'lab')[0]?.title).toBe('Results')
})
it('wants every word, and knows nothing that has not all of them', () => {
  expect(ranked([{ title: 'Record allergy', words: '' }], 'rec all')).toHaveLength(1)
  expect(ranked([{ title: 'Record allergy', words: '' }], 'rec obs')).toEqual([])
})
