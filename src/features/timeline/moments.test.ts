import { describe, expect, it } from 'vitest'

import { addDays, addMonths, dayWords, momentWords, spanOf } from './moments.ts'

const iso = (date: string) => {
  const span = spanOf(date)
  return span && [span.from, span.to].map((at) => new Date(at).toISOString())
}

describe('a date of the record', () => {
  it('is as wide as it was written, in London', () => {
    expect(iso('2024')).toEqual(['2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'])
    expect(iso('2024-06')).toEqual(['2024-05-31T23:00:00.000Z', '2024-06-30T23:00:00.000Z'])
    expect(iso('2024-03-31')).toEqual(['2024-03-31T00:00:00.000Z', '2024-03-31T23:00:00.000Z'])
    expect(iso('2024-03-31T10:00:00+01:00')).toEqual(['2024-03-31T09:00:00.000Z', '2024-03-31T09:00:00.000Z'])
  })
  it.each([undefined, '', 'unknown', '2024-13', '2024-02-30', '0000-00-00', 'T', '24'])(
    '%s is none',
    (date) => expect(spanOf(date)).toBeUndefined(),
  )
})

it('counts days and months as a calendar does', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  expect(addMonths('2024-03-31', -12)).toBe('2023-03-31')
  expect(addMonths('2023-11-30', 3)).toBe('2024-02-29')
})

it('is written as the ward writes it', () => {
  expect(dayWords('2024-03-05')).toBe('Tue 05-Mar-2024')
  expect(dayWords('2024-03')).toBe('Mar-2024')
  expect(momentWords(Date.parse('2024-06-30T23:00:00Z'))).toBe('01-Jul-2024')
  expect(momentWords(Date.parse('2024-06-30T13:05:00Z'))).toBe('30-Jun-2024 14:05')
})
