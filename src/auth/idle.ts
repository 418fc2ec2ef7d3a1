import type { TimeLeft } from './session-clock.ts'

/** Domain facts §1.6: warn from two minutes, ask the server every minute; 15 minutes and 12 hours where nobody else judges. */
const usualWarning = 120
const askEvery = 60
const idleFor = 15 * 60
const sessionFor = 12 * 3600

/** What the watch needs of the sign-in. */
type Watched = {
  timeLeft: (method: 'GET' | 'POST') => Promise<TimeLeft | undefined>
  signedInAt: () => number
  ended: (reason: 'idle' | 'ended') => unknown
}

type IdleWarning = { secondsLeft: number }

/** Tells the server that someone is there, asks how long is left, and warns before the end. */
export type IdleWatch = ReturnType<typeof createIdleWatch>

export function createIdleWatch(signIn: Watched, now: () => number = Date.now) {
  let warning: IdleWarning | undefined
  let deadline = 0
  let lastActive = now()
  let lastSaid = lastActive // coming here has told the server already
  let asking: ReturnType<typeof setTimeout> | undefined
  let ticking: ReturnType<typeof setInterval> | undefined
  const listeners = new Set<() => void>()
  const otherTabs = new BroadcastChannel('lune-activity')

  function show(next: IdleWarning | undefined) {
    if (next?.secondsLeft === warning?.secondsLeft) return
    warning = next
    for (const listener of listeners) listener()
  }
  function askIn(seconds: number) {
    clearTimeout(asking)
    asking = setTimeout(() => void ask(), Math.max(0.5, seconds) * 1000)
  }
  function stopWarning() {
    clearInterval(ticking)
    ticking = undefined
    show(undefined)
  }

  /** Activity not yet told is told first, so nobody is warned while working. */
  async function ask(isSomeoneThere = lastActive > lastSaid) {
    clearTimeout(asking)
    if (isSomeoneThere) lastSaid = now()
    const answer = (await signIn.timeLeft(isSomeoneThere ? 'POST' : 'GET')) ?? judge()
    if (answer === 'unreachable') return askIn(15)
    if ('ended' in answer) {
      stopWarning()
      return void signIn.ended(answer.ended)
    }
    const warnFrom = answer.warnFrom ?? usualWarning
    if (answer.secondsLeft > warnFrom) {
      stopWarning()
      return askIn(Math.min(askEvery, answer.secondsLeft - warnFrom))
    }
    deadline = now() + answer.secondsLeft * 1000
    count()
    ticking ??= setInterval(count, 1000)
    askIn(Math.min(10, answer.secondsLeft))
  }
  function count() {
    const secondsLeft = Math.max(0, Math.ceil((deadline - now()) / 1000))
    show({ secondsLeft })
    if (secondsLeft === 0) askIn(0)
  }

  /** Another organisation's issuer cannot be asked, so this page keeps the rules itself, for all its tabs. */
  function judge(): TimeLeft {
    const idle = lastActive + idleFor * 1000
    const over = signIn.signedInAt() ? signIn.signedInAt() + sessionFor * 1000 : Infinity
    const secondsLeft = Math.floor((Math.min(idle, over) - now()) / 1000)
    return secondsLeft > 0 ? { secondsLeft } : { ended: over < idle ? 'ended' : 'idle' }
  }

  function active() {
    if (warning) return // the question has been asked: it wants an answer
    lastActive = now()
    if (lastActive - lastSaid < askEvery * 1000) return
    otherTabs.postMessage('active')
    void ask(true)
  }
  const seen = () => document.visibilityState === 'visible' && void ask()
  otherTabs.onmessage = () => {
    lastActive = now()
    lastSaid = lastActive // that tab has told the server
    if (warning) void ask()
  }
  const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getSnapshot: () => warning,
    /** The answer to the warning: go on working. */
    async stay() {
      lastActive = now()
      otherTabs.postMessage('active')
      stopWarning()
      await ask(true)
    },
    start() {
      lastActive = lastSaid = now()
      for (const sign of signs) addEventListener(sign, active, { passive: true, capture: true })
      document.addEventListener('visibilitychange', seen)
      void ask(false)
    },
    stop() {
      for (const sign of signs) removeEventListener(sign, active, { capture: true })
      document.removeEventListener('visibilitychange', seen)
      clearTimeout(asking)
      stopWarning()
    },
  }
}
