import { expect, it } from 'vitest'

import { toAlert } from '#clinical/care/alert.ts'

import { alertsOnSmallTile } from './tile-flags.ts'

const alerts = (...words: string[]) =>
  words.map((text, index) =>
    toAlert({ resourceType: 'Flag', id: `f${index}`, status: 'active', subject: {}, code: { text } }),
  )

it.each([
  [['Not for CPR', 'Falls risk'], [], 2],
  [['Not for CPR', 'MRSA', 'Falls risk', 'Hearing aid'], [], 3],
  [['Not for CPR', 'MRSA', 'Falls risk', 'Hearing aid', 'Polish interpreter', 'Wheelchair'], [], 3],
  [['Not for CPR', 'Falls risk', 'Hearing aid'], ['Step up 00:46', 'Similar name'], 1],
  [['Communicates through a deafblind manual interpreter'], ['Step up 00:46', 'Similar name'], 1],
])('of %j beside %j a small tile has room for %d', (words, others, shown) => {
  expect(alertsOnSmallTile(alerts(...words), others)).toBe(shown)
})
