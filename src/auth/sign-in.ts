import { ErrorResponse } from 'oidc-client-ts'

import { provideAccessToken } from './access-token.ts'
import { toIdentity } from './claims.ts'
import type { Issuer, Tokens } from './issuer.ts'
import type { Post, Session } from './session.ts'
import { askSession, type TimeLeft } from './session-clock.ts'

/** `idle`, `ended`: the pages stay, behind a dialog, to sign in again in place. `left`: the person signed out. */
type SignedOutReason = 'idle' | 'ended' | 'left'

export type SignInState =
  | { status: 'signed in'; session: Session }
  | {
      status: 'choose role'
      name: string
      posts: Post[]
      current?: Session
      choosing?: string
      problem?: string
    }
  | { status: 'no role'; name: string; posts: Post[] }
  | {
      status: 'signed out'
      reason: SignedOutReason
      session?: Session
      again: 'not asked' | 'waiting' | 'failed'
      /** The window was blocked: a link to open it by hand */
      url?: string
    }

/** Who is at the screen, as a small store for the pages, and what they may do about it. Made once, by `main.tsx`. */
export type SignIn = ReturnType<typeof createSignIn>

const renewBefore = 30_000

export function createSignIn(issuer: Issuer, first: Tokens) {
  let tokens: Tokens | undefined = first
  let state = stateFrom(first)
  let renewing: Promise<void> | undefined
  const listeners = new Set<() => void>()
  const forgetters = new Set<() => void>()
  const returners = new Set<() => void>()
  const tabs = new BroadcastChannel('lune-session')

  function set(next: SignInState) {
    state = next
    for (const listener of listeners) listener()
  }
  const roleId = () => sessionOf(state)?.post.id
  const forget = () => forgetters.forEach((forgetter) => forgetter())

  /** One renewal at a time; a refusal means that the session is over. */
  function renew(): Promise<void> {
    renewing ??= exchange().finally(() => (renewing = undefined))
    return renewing
  }
  async function exchange() {
    if (!tokens) return
    const old = tokens
    try {
      const renewed = await issuer.renew(old, roleId())
      if (tokens === old) tokens = renewed
    } catch (cause) {
      if (cause instanceof ErrorResponse || !old.refresh) await lose()
      else if (old.expiresAt <= Date.now()) throw cause // no network: the caller says so in its own place
    }
  }

  /** The session is over, though nobody asked for it. Pages stay as they are, covered, with every word in them. */
  async function lose(known?: 'idle' | 'ended') {
    if (state.status === 'signed out') return
    const old = tokens
    const answer = known || !issuer.isOurs || !old ? undefined : await askSession('GET', old.access)
    const reason = known ?? (typeof answer === 'object' && 'ended' in answer ? answer.ended : 'ended')
    const session = sessionOf(state)
    tokens = undefined
    set({ status: 'signed out', reason, again: 'not asked', ...(session ? { session } : {}) })
  }

  async function accessToken(): Promise<string> {
    if (tokens && tokens.expiresAt - renewBefore <= Date.now()) await renew()
    return tokens?.access ?? 'signed-out' // refused by the record, which is then said where it was asked for
  }
  provideAccessToken({
    authorization: async () => `Bearer ${await accessToken()}`,
    signedOut: () => {
      if (state.status !== 'signed out') renew().catch(() => undefined)
    },
  })

  function leaveTo(url: string) {
    forget()
    tokens = undefined
    const session = sessionOf(state)
    set({ status: 'signed out', reason: 'left', again: 'not asked', ...(session ? { session } : {}) })
    go(url)
  }
  tabs.onmessage = ({ data }) => {
    const hasLeft = state.status === 'signed out' && state.reason === 'left'
    if (data === 'signed out' && !hasLeft) leaveTo('/signed-out')
  }
  // A page brought back by the browser's Back button holds what was on it, whoever is at the screen now.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

  async function takeRole(id: string): Promise<{ problem: string } | undefined> {
    if (!tokens) return { problem: 'You have been signed out.' }
    await renewing?.catch(() => undefined)
    try {
      tokens = await issuer.renew(tokens, id, true)
    } catch (cause) {
      if (cause instanceof ErrorResponse && cause.error === 'invalid_grant') await lose()
      return { problem: 'The role could not be chosen. Check the network and try again.' }
    }
    if (toIdentity(tokens.profile).selected === id) return undefined
    return {
      problem:
        'Your organisation’s sign-in did not confirm this role: its tokens carry no selected_roleid. Lune cannot open without it. Tell your service desk.',
    }
  }

  const signIn = {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getSnapshot: (): SignInState => state,
    /** Called when what is known of patients must be forgotten: signing out, another role, another person. */
    onForget(forgetter: () => void) {
      forgetters.add(forgetter)
      return () => void forgetters.delete(forgetter)
    },
    /** Called after signing in again in place: what was refused meanwhile may be asked again. */
    onReturn(returner: () => void) {
      returners.add(returner)
      return () => void returners.delete(returner)
    },

    /** How long the session lasts; undefined when the issuer is another's, and keeps its own watch. */
    async timeLeft(method: 'GET' | 'POST'): Promise<TimeLeft | undefined> {
      if (!issuer.isOurs) return undefined
      return tokens ? askSession(method, tokens.access) : { ended: 'ended' }
    },
    signedInAt: () => (tokens?.profile.auth_time ?? 0) * 1000,
    ended: (reason: 'idle' | 'ended') => lose(reason),

    /** Opens the choice of role again; the pages come back with `keepRole`, or with the role chosen. */
    changeRole() {
      if (state.status !== 'signed in' || !tokens) return
      const { name, posts } = state.session
      set({ status: 'choose role', name, posts, current: state.session })
    },
    keepRole() {
      if (state.status === 'choose role' && state.current)
        set({ status: 'signed in', session: state.current })
    },
    async chooseRole(id: string) {
      if (state.status !== 'choose role' || state.choosing) return
      if (state.current?.post.id === id) return signIn.keepRole()
      const { problem: _, ...asked } = state
      set({ ...asked, choosing: id })
      const refused = await takeRole(id)
      if (!tokens || state.status !== 'choose role') return
      if (refused) return set({ ...asked, ...refused })
      forget()
      set(stateFrom(tokens))
    },

    /** Ends the session in every tab and at the issuer. */
    async signOut() {
      const old = tokens
      const url = old ? await issuer.signOutUrl(old) : undefined
      tabs.postMessage('signed out')
      leaveTo(url ?? '/signed-out')
    },

    /** Signs in again in a window of its own, while the pages here stay as they are. To be called in a click. */
    async signInAgain() {
      if (state.status !== 'signed out' || state.reason === 'left') return
      const { session, reason } = state
      const kept = { status: 'signed out', reason, ...(session ? { session } : {}) } as const
      const popup = open('', 'lune-sign-in', 'popup,width=560,height=800')
      set({ ...kept, again: 'waiting' })
      try {
        const asked = await issuer.signInAgain(session?.userId ?? '')
        if (popup) popup.location.href = asked.url
        else set({ ...kept, again: 'waiting', url: asked.url })
        const returned = await asked.redeem(await answerTo(asked.isMine))
        tokens = returned
        await comeBack(returned, session)
      } catch {
        popup?.close()
        if (state.status === 'signed out' && !tokens) set({ ...kept, again: 'failed' })
      }
    },
  }

  /** The same person goes on where they were, in the role they had; anyone else starts with nothing of theirs. */
  async function comeBack(returned: Tokens, session: Session | undefined) {
    const { userId, selected } = toIdentity(returned.profile)
    if (!session || userId !== session.userId) return leaveTo('/')
    if (selected !== session.post.id && (await takeRole(session.post.id))) return leaveTo('/')
    set({ status: 'signed in', session })
    for (const returner of returners) returner()
  }
  return signIn
}

const sessionOf = (state: SignInState) =>
  state.status === 'choose role' ? state.current : state.status === 'no role' ? undefined : state.session

/** One role silently, several on a picker, none explained (domain facts §1.4). */
function stateFrom({ profile }: Tokens): SignInState {
  const { userId, name, posts, selected } = toIdentity(profile)
  if (!posts.some(({ role }) => role)) return { status: 'no role', name, posts }
  const post = posts.find(({ id }) => id === selected)
  if (!post?.role) return { status: 'choose role', name, posts }
  return { status: 'signed in', session: { userId, name, posts, post: { ...post, role: post.role } } }
}

/** The newest window for signing in again sends the address it came back with. */
function answerTo(isMine: (url: string) => boolean): Promise<string> {
  const channel = new BroadcastChannel(answers)
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => {
      if (typeof data !== 'string' || !isMine(data)) return
      channel.close()
      resolve(data)
    }
  })
}
/** Where the window for signing in again says that it is back (`main.tsx`). */
export const answers = 'lune-sign-in'

/** Signing out carries the ID token, which names the person: in a form it stays out of addresses and logs. */
function go(url: string) {
  const { origin, pathname, searchParams } = new URL(url, location.origin)
  if (origin !== location.origin || searchParams.size === 0) return location.replace(url)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = pathname
  for (const [name, value] of searchParams) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}
