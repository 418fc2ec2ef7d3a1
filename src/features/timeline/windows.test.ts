import type { Procedure } from 'fhir/r4'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { fhir, type SearchParams, type Stored } from '#fhir/client.ts'

import { procedures } from './parts.ts'

const { signal } = new AbortController()
afterEach(() => vi.restoreAllMocks())

const procedure = (id: string, performedDateTime: string): Stored<Procedure> => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: { reference: 'Patient/p' },
  performedDateTime,
})

/** A record that answers searches by date as ours does. */
function recordOf(...all: Stored<Procedure>[]) {
  const asked: { params: SearchParams; count: number }[] = []
  vi.spyOn(fhir, 'page').mockImplementation(((_type: string, params: SearchParams, count: number) => {
    asked.push({ params, count })
    const before = [params['date']].flat().find((one) => one?.startsWith('lt'))
    const start = (one: Stored<Procedure>) => Date.parse(one.performedDateTime ?? '')
    const matching = all
      .filter((one) => !before || start(one) < Date.parse(before.slice(2)))
      .toSorted((one, other) => start(other) - start(one))
    const resources = matching.slice(0, count)
    const complete = resources.length === matching.length
    return Promise.resolve({ resources, included: [], withheld: 0, withheldPatients: [], complete })
  }) as never)
  return asked
}

const daily = (count: number, minutes: number) =>
  Array.from({ length: count }, (_, index) =>
    procedure(`p${index}`, new Date(Date.UTC(2026, 0, 1) - index * minutes * 60_000).toISOString()),
  )

async function everyWindow() {
  const windows = [await procedures.window('p', {}, signal)]
  for (let reach = windows[0]?.earlier; reach; reach = windows.at(-1)?.earlier)
    windows.push(await procedures.window('p', reach, signal))
  return windows
}

describe('windows', () => {
  it('bring the whole record one after another, nothing left out between them', async () => {
    const asked = recordOf(...daily(500, 30))
    const windows = await everyWindow()
    const ids = new Set(windows.flatMap(({ events }) => events.map(({ id }) => id)))
    expect(ids.size).toBe(500)
    expect(asked.map(({ count }) => count)).toEqual([14, ...Array.from({ length: 9 }, () => 60)])
  })

  it('leave nothing out where many began at one moment', async () => {
    const together = Array.from({ length: 150 }, (_, index) => procedure(`t${index}`, '2025-06-01T10:00:00Z'))
    recordOf(procedure('new', '2026-01-01T10:00:00Z'), ...together, procedure('old', '2020-01-01T10:00:00Z'))
    const windows = await everyWindow()
    expect(new Set(windows.flatMap(({ events }) => events.map(({ id }) => id))).size).toBe(152)
  })

  it('say from which moment on they are whole', async () => {
    recordOf(...daily(30, 1440))
    const { earlier } = await procedures.window('p', {}, signal)
    expect(earlier?.after).toBe(Date.UTC(2025, 11, 19))
  })

  it('ask for no more than they show, and never for what is large', async () => {
    const asked = recordOf()
    await procedures.window('p', {}, signal)
    const elements = String(asked[0]?.params['_elements']).split(',')
    expect(elements).toContain('subject') // or nobody could check whose it is
    expect(elements).not.toContain('text')
  })

  it('hide what was entered in error', async () => {
    recordOf({ ...procedure('wrong', '2026-01-01T10:00:00Z'), status: 'entered-in-error' })
    expect((await procedures.window('p', {}, signal)).events).toEqual([])
  })

  it('are an error when an answer is about somebody else', async () => {
    recordOf({ ...procedure('x', '2026-01-01T10:00:00Z'), subject: { reference: 'Patient/other' } })
    await expect(procedures.window('p', {}, signal)).rejects.toThrow(/not about this patient/)
  })
})
