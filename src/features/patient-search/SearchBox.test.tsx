import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { Bundle, Patient } from 'fhir/r4'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { provideAccessToken } from '#auth/access-token.ts'
import { loadConfig } from '#lib/config.ts'
import { queryClient } from '#lib/query-client.ts'

import { SearchBox } from './SearchBox.tsx'

/** The record, answering when it is told to. */
type Asked = {
  criteria: URLSearchParams
  url: string
  signal: AbortSignal | null
  answer: (...family: string[]) => Promise<void>
}
let asked: Asked[]
let opened: string[]
let sought: string[]

beforeEach(async () => {
  vi.useFakeTimers()
  asked = []
  opened = []
  sought = []
  queryClient.clear()
  provideAccessToken({ authorization: () => Promise.resolve('Bearer x'), signedOut: () => undefined })
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) =>
    url === '/config.json'
      ? Promise.resolve(Response.json({ fhirBase: '/fhir' }))
      : new Promise<Response>((resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
          asked.push({
            url,
            criteria: new URLSearchParams(typeof init.body === 'string' ? init.body : ''),
            signal: init.signal ?? null,
            answer: (...family) =>
              act(async () => {
                resolve(Response.json(bundle(family)))
                await vi.advanceTimersByTimeAsync(1)
              }),
          })
        }),
  )
  await loadConfig()
  render(
    <QueryClientProvider client={queryClient}>
      <Box />
    </QueryClientProvider>,
  )
  await act(async () => {
    fireEvent.focus(box())
    await import('./SearchOffers.tsx')
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function Box() {
  const [typed, setTyped] = useState('')
  return (
    <SearchBox
      id="find"
      typed={typed}
      onTyped={setTyped}
      offers
      onOpen={(id) => opened.push(id)}
      onSearch={(words) => sought.push(words)}
    />
  )
}

const bundle = (families: string[]): Bundle<Patient> => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: families.map((family) => ({
    resource: { resourceType: 'Patient', id: family, name: [{ family }] },
  })),
})

const box = () => screen.getByRole('searchbox', { name: 'Find a patient' })
async function type(words: string, pause = 250) {
  fireEvent.focus(box())
  fireEvent.change(box(), { target: { value: words } })
  await act(() => vi.advanceTimersByTimeAsync(pause))
}
const offered = () =>
  screen.queryAllByRole('option').map(({ textContent }) => textContent.split(' Born')[0]?.trim())

it('waits until typing pauses, and asks once', async () => {
  await type('sm', 50)
  await type('smi', 50)
  await type('smit', 50)
  expect(asked).toHaveLength(0)
  await act(() => vi.advanceTimersByTimeAsync(250))
  expect(asked.map(({ criteria }) => criteria.getAll('name'))).toEqual([['smit']])
})

it('puts nobody’s name in an address', async () => {
  await type('smith 943 476 5919')
  expect(asked[0]?.url).toBe('/fhir/Patient/_search')
})

it('cancels the search nobody waits for any more', async () => {
  await type('smith')
  await type('jones')
  expect(asked[0]?.signal?.aborted).toBe(true)
  expect(asked[1]?.signal?.aborted).toBe(false)
})

it('never paints the answer to other words', async () => {
  await type('smith')
  await asked[0]?.answer('Smith')
  expect(offered()).toEqual(['SMITH'])
  await type('jones', 50)
  expect(offered()).toEqual([])
  await act(() => vi.advanceTimersByTimeAsync(250))
  expect(offered()).toEqual([])
  await asked[1]?.answer('Jones')
  expect(offered()).toEqual(['JONES'])
})

it('opens the one chosen with the arrow keys, and only that one', async () => {
  await type('smith')
  await asked[0]?.answer('Smith', 'Smithson')
  fireEvent.keyDown(box(), { key: 'ArrowDown' })
  fireEvent.keyDown(box(), { key: 'ArrowDown' })
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(opened).toEqual(['Smithson'])
})

it('goes to the results when Enter is pressed on the words: the first found is never opened by itself', async () => {
  await type('smith')
  await asked[0]?.answer('Smith')
  fireEvent.keyDown(box(), { key: 'Enter' })
  expect(opened).toEqual([])
  expect(sought).toEqual(['smith'])
})

it('says what was searched when nobody is found', async () => {
  await type('smith 1945')
  await asked[0]?.answer()
  expect(screen.getByRole('status').textContent).toBe(
    'No patient found for name beginning “smith”, born in 1945.',
  )
})

it('does not search for one letter, and says why', async () => {
  await type('s')
  expect(asked).toHaveLength(0)
  expect(screen.getByRole('status').textContent).toContain('Two letters or more')
})
