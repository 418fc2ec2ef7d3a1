import { expect, it } from 'vitest'

import { nextDue, repeatOf, repeats, withRepeat } from './task-repeat.ts'

const next = (code: string, due: string, now = due) => {
  const repeat = repeats.find((one) => one.code === code)
  if (!repeat) throw new Error(`no repeat ${code}`)
  return new Date(nextDue(repeat, Date.parse(due), Date.parse(now))).toISOString()
}

it('comes again by the hour, over midnight and over both changes of the clock', () => {
  expect(next('4h', '2026-03-05T22:00:00Z')).toBe('2026-03-06T02:00:00.000Z')
  // 29 March 2026, 01:00: the clocks go forward; 25 October 2026, 02:00 BST: back
  expect(next('2h', '2026-03-29T00:00:00Z')).toBe('2026-03-29T02:00:00.000Z')
  expect(next('2h', '2026-10-25T00:00:00Z')).toBe('2026-10-25T02:00:00.000Z')
})
it('comes again at the same time of day in London, whatever the clocks do meanwhile', () => {
  expect(next('1d', '2026-03-28T08:00:00Z')).toBe('2026-03-29T07:00:00.000Z')
  expect(next('1d', '2026-10-24T07:00:00Z')).toBe('2026-10-25T08:00:00.000Z')
  expect(next('7d', '2026-03-25T08:00:00Z')).toBe('2026-04-01T07:00:00.000Z')
})
it('comes an hour later on the night that has no such hour', () => {
  expect(next('1d', '2026-03-28T01:30:00Z')).toBe('2026-03-29T01:30:00.000Z')
})
it('keeps its rhythm when it was done late, and does not pile up what was missed', () => {
  expect(next('4h', '2026-03-05T08:00:00Z', '2026-03-05T08:40:00Z')).toBe('2026-03-05T12:00:00.000Z')
  expect(next('4h', '2026-03-05T08:00:00Z', '2026-03-05T21:00:00Z')).toBe('2026-03-06T00:00:00.000Z')
  expect(next('1d', '2026-03-01T08:00:00Z', '2026-03-05T09:00:00Z')).toBe('2026-03-06T08:00:00.000Z')
})
it('done early, comes after the one that was done', () => {
  expect(next('4h', '2026-03-05T08:00:00Z', '2026-03-05T07:00:00Z')).toBe('2026-03-05T12:00:00.000Z')
  expect(next('1d', '2026-03-05T08:00:00Z', '2026-03-05T07:00:00Z')).toBe('2026-03-06T08:00:00.000Z')
})
it('is read as it was written, and a rhythm of others is not guessed', () => {
  const task = { resourceType: 'Task', status: 'requested', intent: 'order' } as const
  for (const { code, label } of repeats.slice(1))
    expect(repeatOf({ ...task, ...withRepeat(code) })?.label).toBe(label)
  expect(repeatOf({ ...task, ...withRepeat('') })).toBeUndefined()
  expect(
    repeatOf({
      ...task,
      extension: [
        {
          url: 'https://lune.example/fhir/StructureDefinition/task-repeat',
          valueTiming: { repeat: { period: 5, periodUnit: 'min' } },
        },
      ],
    }),
  ).toBeUndefined()
})
