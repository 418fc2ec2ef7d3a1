import { InMemoryWebStorage, OidcClient, type SigninResponse, WebStorageStateStore } from 'oidc-client-ts'

import { config } from '#lib/config.ts'

/** What a sign-in gives. It lives in the memory of this page and nowhere else. */
export type Tokens = {
  access: string
  refresh: string | undefined
  id: string
  /** Milliseconds since 1970 */
  expiresAt: number
  scope: string | undefined
  /** The claims of the ID token */
  profile: SigninResponse['profile']
}

/** The OpenID provider as this page needs it: code with PKCE, renewal by refresh token, signing out. */
export type Issuer = ReturnType<typeof openIssuer>

/** Marks the answer of a sign-in that another page of ours waits for. */
export const againMark = 'again'

const scope =
  'openid profile email nhsperson nationalrbacaccess associatedorgs professionalmemberships selectedrole'

export function openIssuer() {
  const { issuer, clientId } = config()
  const client = (stateStore: Storage) =>
    new OidcClient({
      authority: issuer,
      client_id: clientId,
      redirect_uri: `${location.origin}/signed-in`,
      post_logout_redirect_uri: `${location.origin}/signed-out`,
      scope,
      loadUserInfo: false, // the claims are in the ID token
      filterProtocolClaims: false,
      stateStore: new WebStorageStateStore({ prefix: 'sign-in.', store: stateStore }),
      requestTimeoutInSeconds: 20,
    })
  // The PKCE verifier alone crosses the redirect; for signing in again in place not even that leaves this page.
  const across = client(sessionStorage)
  const inPlace = client(new InMemoryWebStorage())

  function checked(response: SigninResponse): Tokens {
    const {
      profile,
      access_token: access,
      refresh_token: refresh,
      id_token: id,
      expires_at: seconds,
    } = response
    const audience = [profile.aud].flat()
    // The code came straight from the issuer over its own connection, so its signature adds nothing (OpenID Core §3.1.3.7).
    if (!id || profile.iss !== issuer || !audience.includes(clientId))
      throw new Error('These tokens are not for this site.')
    return { access, refresh, id, expiresAt: (seconds ?? 0) * 1000, scope: response.scope, profile }
  }

  return {
    /** The issuer keeps its own watch on idle sessions, and can be asked: true for the one beside us. */
    isOurs: new URL(issuer, location.origin).origin === location.origin,

    /** Where to go to sign in; `page` is where to come back to. */
    async signInUrl(page: string): Promise<string> {
      const request = await across.createSigninRequest({ state: { page }, nonce: crypto.randomUUID() })
      return request.url
    },

    /** The tokens for the code in the address, and the page first asked for. */
    async redeem(url: string): Promise<{ tokens: Tokens; page: string }> {
      const response = await across.processSigninResponse(url)
      return { tokens: checked(response), page: pageIn(response.userState) }
    },

    /** Signing in again while this page stays: `isMine` knows the answer when it comes. */
    async signInAgain(userId: string) {
      const request = await inPlace.createSigninRequest({
        url_state: againMark,
        login_hint: userId,
        nonce: crypto.randomUUID(),
      })
      return {
        url: request.url,
        isMine: (answer: string) => stateIn(answer).startsWith(request.state.id),
        redeem: async (answer: string) => checked(await inPlace.processSigninResponse(answer)),
      }
    },

    /** New tokens for old. `role` goes on with that role; `choice` also makes it the one that new tabs start with. */
    async renew(tokens: Tokens, role?: string, choice = false): Promise<Tokens> {
      if (!tokens.refresh) throw new Error('The sign-in provider gave no way to renew.')
      const { refresh: refresh_token, id: id_token, scope: granted, profile } = tokens
      const state = {
        refresh_token,
        id_token,
        profile,
        session_state: null,
        ...(granted ? { scope: granted } : {}),
      }
      const extraTokenParams = role ? { selected_roleid: role, ...(choice ? {} : { renewal: 'true' }) } : {}
      const response = await across.useRefreshToken({ state, extraTokenParams, timeoutInSeconds: 20 })
      response.refresh_token ??= refresh_token
      return checked(response)
    },

    /** Where to go to end the session at the issuer; undefined when it offers no such thing. */
    async signOutUrl(tokens: Tokens): Promise<string | undefined> {
      const request = await across.createSignoutRequest({ id_token_hint: tokens.id }).catch(() => undefined)
      return request?.url
    },
  }
}

export const stateIn = (url: string) => new URL(url, location.origin).searchParams.get('state') ?? ''

/** Only a page of this site: what comes back is never trusted to be an address elsewhere. */
export function pageIn(state: unknown): string {
  const page = typeof state === 'object' && state !== null && 'page' in state ? state.page : undefined
  return typeof page === 'string' && /^\/(?![/\\])/.test(page) && !page.startsWith('/signed-') ? page : '/'
}
