import { useEffect, useRef, useState } from 'react'

import { type Change, followChanges, type Watched } from '#fhir/feed.ts'

type Does = {
  /** When what is shown was asked for (ms since 1970); undefined while nothing is shown yet */
  askedAt: () => number | undefined
  /** Something that is looked at has changed */
  onChanges: (changes: Change[]) => void
  /** What changed since then was not told: ask for it. A promise of `false` says that it could not be had */
  onGap: (since: Date) => unknown
}

/** `feed`: every change is told as it happens. `asking`: once a minute. The others: nothing newer comes just now. */
type How = 'feed' | 'asking' | 'trying' | 'no network'

/** When not `live`, what is shown is as it was at `at` (ms since 1970). */
export type Freshness = { live: boolean; how: How; at: number }

/** The gateway gives a sign of life every 5 s; two missed, and the line is dead though nobody said so. */
const deadAfter = 12_000
const slowPoll = 60_000
/** What was asked for within it has no gap, and so much is asked for twice rather than missed */
const moment = 2000
const pauses = [1000, 2000, 5000, 10_000]
/** After so many failures it is asked every minute instead, and the feed tried again every fifth time */
const triesOfFeed = 5

/**
 * Follows changes while the page is looked at: nothing is asked while it is hidden or the network is gone, and on return
 * what was missed is asked for once. Where there is no change feed, what is new is asked for every minute instead.
 */
export function useChanges(watched: Watched, does: Does): Freshness {
  const latest = useRef(does)
  useEffect(() => {
    latest.current = does
  })
  const [freshness, setFreshness] = useState<Freshness>(() => freshAt('trying', Date.now()))
  const asked = JSON.stringify(watched)

  useEffect(() => {
    const what = JSON.parse(asked) as Watched
    if (what.patients.length + what.places.length + (what.owners?.length ?? 0) === 0) return undefined
    const known: Known = { until: 0 }
    const begin = () =>
      document.hidden || !navigator.onLine ? undefined : follow(what, latest, known, setFreshness)
    let stop = begin()
    const again = () => {
      stop?.()
      stop = begin()
      if (!navigator.onLine)
        setFreshness(freshAt('no network', Math.max(known.until, latest.current.askedAt() ?? 0)))
    }
    if (!navigator.onLine) again()
    document.addEventListener('visibilitychange', again)
    addEventListener('online', again)
    addEventListener('offline', again)
    return () => {
      document.removeEventListener('visibilitychange', again)
      removeEventListener('online', again)
      removeEventListener('offline', again)
      stop?.()
    }
  }, [asked])
  return freshness
}

const freshAt = (how: How, at: number): Freshness => ({ live: how === 'feed', how, at })

/** Until when every change has been told or asked for. */
type Known = { until: number }

function follow(
  watched: Watched,
  does: { readonly current: Does },
  known: Known,
  tell: (freshness: Freshness) => void,
): () => void {
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let line = new AbortController()

  const later = (ms: number, what: () => void) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(what, ms)
  }
  const say = (how: How) => {
    if (!stopped) tell(freshAt(how, Math.max(known.until, does.current.askedAt() ?? 0)))
  }
  /** False when what is missing could not be had. */
  async function ask(): Promise<boolean> {
    const since = Math.max(known.until, does.current.askedAt() ?? 0)
    const at = Date.now()
    const had = since === 0 || at - since <= moment || (await does.current.onGap(new Date(since - moment)))
    if (had !== false) known.until = Math.max(known.until, at)
    return had !== false
  }
  let caughtUp = false
  function alive(opened: boolean) {
    later(deadAfter, () => line.abort())
    if (opened) {
      void ask().then((had) => {
        if (!had) return line.abort()
        caughtUp = true
        failures = 0
        return say('feed')
      })
    } else if (caughtUp) {
      known.until = Date.now()
      say('feed')
    }
  }
  /** `turn`: how often it was asked so far. */
  async function poll(turn: number, feed: boolean) {
    say((await ask()) ? 'asking' : 'trying')
    later(slowPoll, () => void (feed && turn >= triesOfFeed ? open() : poll(turn + 1, feed)))
  }
  async function open() {
    line = new AbortController()
    caughtUp = false
    try {
      const end = await followChanges(watched, {
        signal: line.signal,
        onAlive: alive,
        onChanges: (changes) => does.current.onChanges(changes),
      })
      if (end === 'not offered') return await poll(1, false)
      return later(0, () => void open())
    } catch {
      if (stopped) return undefined
      failures += 1
      if (failures >= triesOfFeed) return poll(1, true)
      say('trying')
      return later(pauses[failures - 1] ?? slowPoll, () => void open())
    }
  }
  void open()
  return () => {
    say('trying')
    stopped = true
    clearTimeout(timer)
    line.abort()
  }
}
