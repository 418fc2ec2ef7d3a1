import { expect, it } from 'vitest'

import { everyPlace } from './places.ts'
import { ranked } from './ranked.ts'

const places = await everyPlace()

it.each(places.filter(({ kind }) => kind !== 'action'))(
  'finds $title first by the first three letters of its name',
  (place) => {
    expect(ranked(places, place.title.slice(0, 3))[0]?.title).toBe(place.title)
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
it('wants every word, and knows nothing that has not all of them', () => {
  expect(ranked([{ title: 'Record allergy', words: '' }], 'rec all')).toHaveLength(1)
  expect(ranked([{ title: 'Record allergy', words: '' }], 'rec obs')).toEqual([])
})
