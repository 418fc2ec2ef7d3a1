import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { provideAccessToken } from '#auth/access-token.ts'
import { loadConfig } from '#lib/config.ts'

import { useChanges } from './use-changes.ts'

// The page's clock is wound on; the gateway here is one that gives its signs of life, and ends the feed with the token.

const minute = 60_000
const gateway = { feeds: 0, offered: true, silent: false }
const gaps: Date[] = []

function feed(signal: AbortSignal): Response {
  const words = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      const say = (text: string) => stream.enqueue(words.encode(text))
      say('event: open\n\n')
      const pulse = setInterval(() => gateway.silent || say(':\n\n'), 5000)
      const end = setTimeout(() => (clearInterval(pulse), stream.close()), 9 * minute)
      signal.addEventListener('abort', () => {
        clearInterval(pulse)
        clearTimeout(end)
        stream.error(new Error('aborted'))
      })
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Promise.resolve(Response.json({ fhirBase: '/fhir' }))
    gateway.feeds += 1
    if (!gateway.offered) return Promise.resolve(new Response('', { status: 502 }))
    return Promise.resolve(feed(init?.signal ?? new AbortController().signal))
  })
  await loadConfig()
  provideAccessToken({ authorization: () => Promise.resolve('Bearer x'), signedOut: () => undefined })
  Object.assign(gateway, { feeds: 0, offered: true, silent: false })
  gaps.length = 0
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function Board() {
  const { how } = useChanges(
    { patients: ['p1'], places: [] },
    { askedAt: () => undefined, onChanges: () => undefined, onGap: (since) => gaps.push(since) },
  )
  return <p role="status">{how}</p>
}

const wind = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const how = () => screen.getByRole('status').textContent

it('asks for less than one thing a minute while nothing happens, over a whole hour', async () => {
  render(<Board />)
  await wind(1000)
  expect(how()).toBe('feed')
  await wind(60 * minute)
  expect(how()).toBe('feed')
  expect(gateway.feeds + gaps.length).toBeLessThan(15)
})

it('is not live for longer than two signs of life that did not come', async () => {
  render(<Board />)
  await wind(1000)
  gateway.silent = true
  gateway.offered = false
  await wind(13_000)
  expect(how()).toBe('trying')
})

it('asks once a minute where the feed cannot be had, and is live again when it can', async () => {
  gateway.offered = false
  render(<Board />)
  await wind(minute)
  expect(how()).toBe('asking')
  const before = gateway.feeds + gaps.length
  await wind(20 * minute)
  expect(gateway.feeds + gaps.length - before).toBeLessThanOrEqual(20 + 20 / 5)
  gateway.offered = true
  await wind(6 * minute)
  expect(how()).toBe('feed')
})

it('asks for nothing while the page is hidden, and once for what it missed', async () => {
  render(<Board />)
  await wind(1000)
  const hide = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  act(() => hide(true))
  const before = gateway.feeds + gaps.length
  await wind(30 * minute)
  expect(gateway.feeds + gaps.length).toBe(before)
  act(() => hide(false))
  await wind(1000)
  expect([how(), gaps.length]).toEqual(['feed', 1])
})

it('says at once that there is no network, whatever the line still believes', async () => {
  render(<Board />)
  await wind(1000)
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  act(() => void dispatchEvent(new Event('offline')))
  expect(how()).toBe('no network')
  online.mockReturnValue(true)
  act(() => void dispatchEvent(new Event('online')))
  await wind(1000)
  expect(how()).toBe('feed')
})
