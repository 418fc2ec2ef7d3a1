/** Chance that repeats: the same seed gives the same region on every machine (mulberry32). */
export type Random = {
  /** 0 ≤ x < 1 */
  next: () => number
  /** A whole number, both ends included */
  whole: (low: number, high: number) => number
  chance: (probability: number) => boolean
  pick: <const C extends readonly [unknown, ...unknown[]]>(choices: C) => C[number]
  /** Some of the choices, each once, in their own order */
  some: <T>(choices: readonly T[], count: number) => T[]
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    some: (choices, count) => {
      let wanted = Math.min(count, choices.length)
      return choices.filter((_, index) => {
        if (next() * (choices.length - index) >= wanted) return false
        wanted -= 1
        return true
      })
    },
  }
}
