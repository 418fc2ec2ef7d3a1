import { expect, it } from 'vitest'

import { addressOf, filtersOf } from './filters.ts'

const read = (address: string) => filtersOf(new URLSearchParams(address))

it('stand in the address, and are read back as they were', () => {
  const filters = {
    kinds: ['note', 'report'] as const,
    source: 'RXR',
    specialty: '430',
    from: '2024-01-01',
    upTo: '2024-06-30',
  }
  expect(filtersOf(addressOf(filters))).toEqual(filters)
  expect(addressOf(read('')).toString()).toBe('')
})

it('take nothing from an address but codes and dates', () => {
  expect(read('kind=note,gossip&source=St%20Mary&specialty=%3Cb%3E&from=yesterday&to=2024-99-99')).toEqual({
    kinds: ['note'],
    source: undefined,
    specialty: undefined,
    from: undefined,
    upTo: undefined,
  })
})

it('leave out a beginning that lies after the end', () => {
  expect(read('from=2024-07-01&to=2024-06-30')).toMatchObject({ from: undefined, upTo: '2024-06-30' })
})
