/** Requests a second, after a burst. */
const rate = 100
const burst = 400

export const largestBody = 16 * 1024 * 1024
export const largestCount = 1000

/**
 * A bucket for each user that fills by `rate` a second. Returns the seconds to wait, 0 when the request may pass.
 * The service account is not asked: it is the hospital's own import and maintenance.
 */
export function buckets(now: () => number = Date.now): (user: string) => number {
  const left = new Map<string, { tokens: number; at: number }>()
  return (user) => {
    const at = now()
    const before = left.get(user) ?? { tokens: burst, at }
    const tokens = Math.min(burst, before.tokens + ((at - before.at) / 1000) * rate)
    const passes = tokens >= 1
    left.set(user, { tokens: passes ? tokens - 1 : tokens, at })
    if (left.size > 10_000) forgetFull(left, at)
    return passes ? 0 : Math.max(1, Math.ceil((1 - tokens) / rate))
  }
}

function forgetFull(left: Map<string, { at: number }>, at: number) {
  for (const [user, bucket] of left) if (at - bucket.at > (burst / rate) * 1000) left.delete(user)
}
