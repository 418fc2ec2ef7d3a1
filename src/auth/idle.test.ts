import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createIdleWatch } from './idle.ts'
import type { TimeLeft } from './session-clock.ts'

/** A server that lets a session be idle for fifteen minutes. */
function hospital() {
  let end = Date.now() + 900_000
  const asked: string[] = []
  const ended: string[] = []
  return {
    asked,
    ended,
    isDown: false,
    async timeLeft(method: 'GET' | 'POST'): Promise<TimeLeft> {
      asked.push(method)
      if (this.isDown) return 'unreachable'
      if (Date.now() >= end) return { ended: 'idle' }
      if (method === 'POST') end = Date.now() + 900_000
      return { secondsLeft: Math.round((end - Date.now()) / 1000) }
    },
    signedInAt: () => 0,
  }
}

const target = new EventTarget()
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })

let server: ReturnType<typeof hospital>
let watch: ReturnType<typeof createIdleWatch>

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target))
  vi.stubGlobal('document', page)
  server = hospital()
  watch = createIdleWatch({
    timeLeft: (method) => server.timeLeft(method),
    signedInAt: server.signedInAt,
    ended: (reason) => server.ended.push(reason),
  })
  watch.start()
})
afterEach(() => {
  watch.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)
const press = () => target.dispatchEvent(new Event('keydown'))
const left = () => watch.getSnapshot()?.secondsLeft

describe('someone who walks away', () => {
  it('is warned with two minutes left, counting down, and signed out at the end', async () => {
    await minutes(12.9)
    expect(left()).toBeUndefined()
    await minutes(0.2)
    expect(left()).toBeGreaterThan(110)
    await minutes(1)
    expect(left()).toBeLessThan(60)
    expect(server.ended).toEqual([])
    await minutes(1)
    expect(server.ended).toEqual(['idle'])
    expect(left()).toBeUndefined()
  })

  it('is not kept signed in by the asking', async () => {
    await minutes(5)
    expect(server.asked.length).toBeGreaterThanOrEqual(5)
    expect(server.asked).not.toContain('POST')
  })

  it('comes back to the warning and stays', async () => {
    await minutes(14)
    await watch.stay()
    expect(left()).toBeUndefined()
    await minutes(12)
    expect(server.ended).toEqual([])
  })
})

describe('someone at work', () => {
  it('is told of at most once a minute, and never warned', async () => {
    for (let second = 0; second < 20 * 60; second += 5) {
      press()
      await vi.advanceTimersByTimeAsync(5000)
      expect(left()).toBeUndefined()
    }
    expect(server.asked.filter((method) => method === 'POST').length).toBeLessThanOrEqual(21)
    expect(server.ended).toEqual([])
  })

  it('must answer the warning: a moved mouse alone is no answer', async () => {
    await minutes(13.5)
    press()
    await minutes(0.2)
    expect(left()).toBeDefined()
  })
})

it('a server that cannot be reached signs nobody out', async () => {
  server.isDown = true
  await minutes(20)
  expect(server.ended).toEqual([])
})
