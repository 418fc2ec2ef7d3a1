import { expect, it } from 'vitest'

import { pageIn } from './issuer.ts'

it('comes back to the page first asked for', () => {
  expect(pageIn({ page: '/patients/p1/allergies?tab=2#now' })).toBe('/patients/p1/allergies?tab=2#now')
})

it('never goes to another site, nor back into the sign-in, whatever the state says', () => {
  const strange = [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/signed-in',
    '/signed-out',
    '',
  ]
  for (const page of strange) expect(pageIn({ page })).toBe('/')
  expect(pageIn(undefined)).toBe('/')
  expect(pageIn('/wards')).toBe('/')
})
