import { expect, it } from 'vitest'

import { registry } from './keys.ts'
import { places } from './places.ts'

const all = registry.map(([keys]) => keys)

it('gives no two things the same keys', () => {
  expect(all.filter((keys, index) => all.indexOf(keys) !== index)).toEqual([])
})
it('has no key that begins another', () => {
  const leaders = all.flatMap((keys) => (/^\w \w$/.test(keys) ? keys.charAt(0) : []))
  expect(all.filter((keys) => leaders.includes(keys))).toEqual([])
})
it('takes no key of the browser or of a screen reader', () => {
  // Ctrl K is the one that browsers leave to pages
  expect(all.filter((keys) => !/^(?:Ctrl K|[/?[\]]|[gn] [a-z])$/.test(keys))).toEqual([])
})
it('leads to addresses that need nothing but the patient', () => {
  expect(places.filter(({ path }) => /:(?!patientId\b)/.test(path))).toEqual([])
})
