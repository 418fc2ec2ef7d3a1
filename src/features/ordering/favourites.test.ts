import { expect, it } from 'vitest'

import { favouritesIn, newFavourites, withFavourite } from './favourites.ts'

const fbc = { url: 'https://lune.example/fhir/ActivityDefinition/fbc', title: 'Full blood count' }
const crp = { url: 'https://lune.example/fhir/ActivityDefinition/crp', title: 'C-reactive protein' }
const none = newFavourites({ userId: '555036632103', name: 'Dr Amina Hargreaves' })

it('a favourite is kept once, and taken off again', () => {
  const both = withFavourite(withFavourite(withFavourite(none, fbc, true), crp, true), fbc, true)
  expect(favouritesIn(both)).toEqual([crp.url, fbc.url])
  const last = withFavourite(withFavourite(both, crp, false), fbc, false)
  expect(favouritesIn(last)).toEqual([])
  expect(last).not.toHaveProperty('entry')
})

it('what somebody else put into the list stays, and is not taken for a test', () => {
  const theirs = { ...none, entry: [{ item: { reference: 'Condition/1' } }] }
  expect(favouritesIn(theirs)).toEqual([])
  expect(withFavourite(theirs, fbc, true).entry).toHaveLength(2)
})
