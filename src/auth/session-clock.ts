import { config } from '#lib/config.ts'

/** What the judge of the session says (domain facts §1.6: the server decides how long is left). */
export type TimeLeft =
  { secondsLeft: number; warnFrom?: number } | { ended: 'idle' | 'ended' } | 'unreachable'

/** GET asks and changes nothing; POST says that someone is there. */
export async function askSession(method: 'GET' | 'POST', accessToken: string): Promise<TimeLeft> {
  try {
    const response = await fetch(`${config().issuer}/session`, {
      method,
      headers: { authorization: `Bearer ${accessToken}` },
      cache: 'no-store',
      credentials: 'omit',
    })
    const answer: unknown = await response.json()
    if (typeof answer !== 'object' || answer === null) return 'unreachable'
    if (response.status === 401)
      return { ended: 'reason' in answer && answer.reason === 'idle' ? 'idle' : 'ended' }
    const left = 'remainingSeconds' in answer ? answer.remainingSeconds : undefined
    if (!response.ok || typeof left !== 'number') return 'unreachable'
    const warnFrom = 'warnSeconds' in answer ? answer.warnSeconds : undefined
    return { secondsLeft: left, ...(typeof warnFrom === 'number' ? { warnFrom } : {}) }
  } catch {
    return 'unreachable'
  }
}
