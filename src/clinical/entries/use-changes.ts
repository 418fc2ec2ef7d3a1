import { useEffect, useRef, useState } from 'react'

import { type Change, followChanges, type Watched } from '#fhir/feed.ts'

type Does = {
  /** When what is shown was asked for (ms since 1970); undefined while nothing is shown yet */
  askedAt: () => number | undefined
  /** Something that is looked at has changed */
  onChanges: (changes: Change[]) => void
  /** What changed since then was not told: ask for it */
  onGap: (since: Date) => void
}

/** `live`: every change is told as it happens. Otherwise what is shown is as it was at `at` (ms since 1970). */
export type Freshness = { live: boolean; at: number }

/** The gateway gives a sign of life every 15 s; three missed, and the line is dead though nobody said so. */
const deadAfter = 45_000
const slowPoll = 60_000
/** What was asked for within it has no gap, and so much is asked for twice rather than missed */
const moment = 2000
const pauses = [1000, 2000, 5000, 10_000, 30_000]

/**
 * Follows changes while the page is looked at: nothing is asked while it is hidden, and on return what was missed is
 * asked for once. Where there is no change feed, what is new is asked for every minute instead.
 */
export function useChanges(watched: Watched, does: Does): Freshness {
  const latest = useRef(does)
  useEffect(() => {
    latest.current = does
  })
  const [freshness, setFreshness] = useState<Freshness>(() => ({ live: false, at: Date.now() }))
  const asked = JSON.stringify(watched)

  useEffect(() => {
    const what = JSON.parse(asked) as Watched
    if (what.patients.length + what.places.length === 0) return undefined
    const known: Known = { until: 0 }
    const begin = () => (document.hidden ? undefined : follow(what, latest, known, setFreshness))
    let stop = begin()
    const onVisibility = () => {
      stop?.()
      stop = begin()
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      stop?.()
    }
  }, [asked])
  return freshness
}

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
  const currentAt = () => Math.max(known.until, does.current.askedAt() ?? 0)
  function ask() {
    const since = currentAt()
    if (since > 0 && Date.now() - since > moment) does.current.onGap(new Date(since - moment))
    known.until = Date.now()
  }
  function alive(opened: boolean) {
    if (opened) {
      failures = 0
      ask()
    }
    known.until = Date.now()
    tell({ live: true, at: known.until })
    later(deadAfter, () => line.abort())
  }
  function poll() {
    ask()
    tell({ live: false, at: known.until })
    later(slowPoll, poll)
  }
  async function open() {
    line = new AbortController()
    try {
      const end = await followChanges(watched, {
        signal: line.signal,
        onAlive: alive,
        onChanges: (changes) => does.current.onChanges(changes),
      })
      if (end === 'not offered') return poll()
      return later(0, () => void open())
    } catch {
      if (stopped) return undefined
      tell({ live: false, at: currentAt() })
      return later(pauses[Math.min(failures++, pauses.length - 1)] ?? 0, () => void open())
    }
  }
  void open()
  return () => {
    stopped = true
    clearTimeout(timer)
    line.abort()
    tell({ live: false, at: currentAt() })
  }
}
