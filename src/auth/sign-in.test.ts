import { ErrorResponse } from 'oidc-client-ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { authorization, reportSignedOut } from './access-token.ts'
import type { Issuer, Tokens } from './issuer.ts'
import { answers, createSignIn, type SignIn } from './sign-in.ts'

const role = (id: string, code: string) => ({
  person_roleid: id,
  org_code: 'RXR',
  role_code: `S1:G1:${code}`,
})
const doctorHere = role('1', 'R8000')
const nurseThere = role('2', 'R8001')
const coder = role('3', 'R8007')

let served = 0
const tokensOf = (userId: string, roles: object[], selected?: string, minutes = 10): Tokens => ({
  access: `access-${(served += 1)}`,
  refresh: `refresh-${served}`,
  id: 'id',
  expiresAt: Date.now() + minutes * 60_000,
  scope: 'openid',
  profile: {
    iss: 'i',
    aud: 'lune',
    sub: userId,
    exp: 0,
    iat: 0,
    nhsid_nrbac_roles: roles,
    selected_roleid: selected,
  },
})

/** An issuer that lets `roles` be chosen, and whose session can be ended. */
function provider(roles: object[] = [doctorHere, nurseThere]) {
  const state = { isOver: false, isDown: false, renewals: [] as string[], returns: '5' }
  const issuer: Issuer = {
    isOurs: false,
    signInUrl: () => Promise.resolve('/oidc/auth'),
    redeem: () => Promise.reject(new Error('not here')),
    signInAgain: () =>
      Promise.resolve({
        url: '/oidc/auth?again',
        isMine: (url) => url === 'mine',
        redeem: () => {
          state.isOver = false
          return Promise.resolve(tokensOf(state.returns, roles))
        },
      }),
    async renew(_tokens, chosen, choice) {
      await Promise.resolve()
      state.renewals.push(`${choice ? 'choose' : 'renew'} ${chosen}`)
      if (state.isDown) throw new TypeError('no network')
      if (state.isOver) throw new ErrorResponse({ error: 'invalid_grant' })
      return tokensOf('5', roles, chosen)
    },
    signOutUrl: () => Promise.resolve('https://elsewhere.example/end'),
  }
  return { issuer, state }
}

const went: string[] = []
beforeEach(() => {
  went.length = 0
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('location', {
    origin: 'http://here',
    replace: (url: string) => went.push(url),
    reload: () => {},
  })
  vi.stubGlobal('open', () => ({ location: {}, close: () => {} }))
})
afterEach(() => vi.unstubAllGlobals())

const statusOf = (signIn: SignIn) => signIn.getSnapshot().status
const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('coming in', () => {
  const open = (roles: object[], selected?: string) =>
    createSignIn(provider().issuer, tokensOf('5', roles, selected)).getSnapshot()

  it('with a role settled opens the pages in that role', () => {
    expect(open([doctorHere, nurseThere], '2')).toMatchObject({
      status: 'signed in',
      session: { userId: '5', post: { id: '2', role: 'nurse' }, posts: [{ id: '1' }, { id: '2' }] },
    })
  })
  it('with several and none settled asks for one', () => {
    expect(open([doctorHere, nurseThere])).toMatchObject({ status: 'choose role' })
  })
  it('with a settled role that opens nothing asks for one that does', () => {
    expect(open([doctorHere, coder], '3')).toMatchObject({ status: 'choose role' })
  })
  it('with no role, or none that opens anything, says so', () => {
    expect(open([])).toMatchObject({ status: 'no role' })
    expect(open([coder], '3')).toMatchObject({ status: 'no role' })
  })
})

describe('the role', () => {
  it('chosen is asked of the issuer, and what was known of patients is forgotten', async () => {
    const { issuer, state } = provider()
    const signIn = createSignIn(issuer, tokensOf('5', [doctorHere, nurseThere]))
    const forgotten = vi.fn<() => void>()
    signIn.onForget(forgotten)
    await signIn.chooseRole('2')
    expect(state.renewals).toEqual(['choose 2'])
    expect(signIn.getSnapshot()).toMatchObject({ status: 'signed in', session: { post: { id: '2' } } })
    expect(forgotten).toHaveBeenCalledOnce()
  })

  it('kept after all forgets nothing', async () => {
    const { issuer, state } = provider()
    const signIn = createSignIn(issuer, tokensOf('5', [doctorHere, nurseThere], '1'))
    const forgotten = vi.fn<() => void>()
    signIn.onForget(forgotten)
    signIn.changeRole()
    expect(statusOf(signIn)).toBe('choose role')
    await signIn.chooseRole('1')
    expect(statusOf(signIn)).toBe('signed in')
    expect(state.renewals).toEqual([])
    expect(forgotten).not.toHaveBeenCalled()
  })

  it('that the issuer does not confirm is not acted on', async () => {
    const { issuer } = provider()
    const silent = { ...issuer, renew: () => Promise.resolve(tokensOf('5', [doctorHere, nurseThere])) }
    const signIn = createSignIn(silent, tokensOf('5', [doctorHere, nurseThere]))
    await signIn.chooseRole('2')
    expect(signIn.getSnapshot()).toMatchObject({
      status: 'choose role',
      problem: expect.stringContaining('selected_roleid'),
    })
  })
})

describe('the access token', () => {
  it('is renewed once for all who wait, in the role of this tab', async () => {
    const { issuer, state } = provider()
    createSignIn(issuer, tokensOf('5', [doctorHere, nurseThere], '2', 0.3))
    const headers = await Promise.all([authorization(), authorization(), authorization()])
    expect(state.renewals).toEqual(['renew 2'])
    expect(new Set(headers).size).toBe(1)
    expect(headers[0]).toBe(`Bearer access-${served}`)
  })

  it('still good is used when the network is away; past its time the reader is told', async () => {
    const { issuer, state } = provider()
    state.isDown = true
    createSignIn(issuer, tokensOf('5', [doctorHere], '1', 0.3))
    expect(await authorization()).toMatch(/^Bearer access-/)
    createSignIn(issuer, tokensOf('5', [doctorHere], '1', -1))
    await expect(authorization()).rejects.toThrow('no network')
  })

  it('refused by the record is renewed; only when that is refused too is the session over', async () => {
    const { issuer, state } = provider()
    const signIn = createSignIn(issuer, tokensOf('5', [doctorHere], '1'))
    reportSignedOut()
    await settled()
    expect(statusOf(signIn)).toBe('signed in')
    state.isOver = true
    reportSignedOut()
    await settled()
    expect(signIn.getSnapshot()).toMatchObject({
      status: 'signed out',
      reason: 'ended',
      session: { userId: '5' },
    })
    expect(await authorization()).toBe('Bearer signed-out')
  })
})

describe('signing in again in place', () => {
  async function expired(returns: string) {
    const { issuer, state } = provider()
    const signIn = createSignIn(issuer, tokensOf('5', [doctorHere, nurseThere], '2'))
    await signIn.ended('idle')
    state.returns = returns
    const returned = vi.fn<() => void>()
    const forgotten = vi.fn<() => void>()
    signIn.onReturn(returned)
    signIn.onForget(forgotten)
    const again = signIn.signInAgain()
    await settled()
    expect(signIn.getSnapshot()).toMatchObject({ status: 'signed out', reason: 'idle', again: 'waiting' })
    const popup = new BroadcastChannel(answers)
    popup.postMessage('of another page')
    popup.postMessage('mine')
    await again
    popup.close()
    return { signIn, returned, forgotten, state }
  }

  it('goes on in the role that was open, and asks again for what was refused', async () => {
    const { signIn, returned, forgotten, state } = await expired('5')
    expect(signIn.getSnapshot()).toMatchObject({ status: 'signed in', session: { post: { id: '2' } } })
    expect(state.renewals).toEqual(['choose 2'])
    expect(returned).toHaveBeenCalledOnce()
    expect(forgotten).not.toHaveBeenCalled()
  })

  it('shows another person nothing of the first', async () => {
    const { signIn, forgotten } = await expired('6')
    expect(forgotten).toHaveBeenCalledOnce()
    expect(signIn.getSnapshot()).toMatchObject({ status: 'signed out', reason: 'left' })
    expect(went).toEqual(['/'])
  })
})

it('signing out forgets, leaves by way of the issuer, and takes the other tabs along', async () => {
  const one = createSignIn(provider().issuer, tokensOf('5', [doctorHere], '1'))
  const two = createSignIn(provider().issuer, tokensOf('5', [doctorHere], '1'))
  const forgotten = vi.fn<() => void>()
  two.onForget(forgotten)
  await one.signOut()
  await settled()
  expect(one.getSnapshot()).toMatchObject({ status: 'signed out', reason: 'left' })
  expect(two.getSnapshot()).toMatchObject({ status: 'signed out', reason: 'left' })
  expect(forgotten).toHaveBeenCalledOnce()
  expect(went[0]).toBe('https://elsewhere.example/end')
  expect(went).toContain('/signed-out')
})
