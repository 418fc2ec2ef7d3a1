import {
  Provider,
  type ClientMetadata,
  type Configuration,
  errors,
  type KoaContextWithOIDC,
} from 'oidc-provider'

import { accessClaims, accessTokenSeconds } from './access-token.ts'
import { algorithm, type Keys } from './keys.ts'
import type { oidcStorage } from './oidc-storage.ts'
import { confirmSignOutPage, messagePage } from './pages.ts'
import { claimsOf, personById, scopes } from './people.ts'
import type { Sessions } from './sessions.ts'

export const clientId = 'lune'
const everyScope = Object.keys(scopes).join(' ')

type Parts = {
  issuer: string
  fhirBase: string
  appUrl: string
  keys: Keys
  sessions: Sessions
  storage: ReturnType<typeof oidcStorage>
  sessionSeconds: number
}

/** The certified engine underneath, told to behave as NHS CIS2 does towards this one application. */
export function openProvider(parts: Parts): Provider {
  const { issuer, sessions } = parts
  const provider = new Provider(issuer, configuration(parts))
  provider.proxy = issuer.startsWith('https:') // behind the trust's own TLS: take the forwarded scheme and host
  const cookie = cookieName(issuer)

  // A browser session that is idle or over ends before the engine looks at it: it then asks who is there, in a new session.
  provider.use(async (ctx, next) => {
    const id = ctx.cookies.get(cookie, { signed: false })
    const session = id ? await provider.Session.find(id) : undefined
    if (session?.accountId && sessions.isLive(session.uid) !== 'live')
      await endSession(provider, sessions, session.uid)
    await next()
  })
  provider.on('authorization.accepted', (ctx) => {
    const { session, params } = ctx.oidc
    if (!session?.accountId) return
    sessions.begin(session.uid, session.accountId, session.loginTs ?? 0)
    // Opening a page is something a person did; a silent check is not.
    if (params?.['prompt'] !== 'none') sessions.touch(session.uid)
  })
  provider.on('session.destroyed', ({ uid }) => sessions.end(uid))
  provider.on('server_error', (_ctx, error) => console.error('sign-in:', error))
  return provider
}

/** Ends the session everywhere: its cookie, its refresh tokens and, by the sid they carry, its access tokens. */
export async function endSession(provider: Provider, sessions: Sessions, sid: string): Promise<void> {
  sessions.end(sid)
  const session = await provider.Session.findByUid(sid)
  if (!session) return
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (!grantId) continue
    await provider.RefreshToken.revokeByGrantId(grantId)
    await provider.AuthorizationCode.revokeByGrantId(grantId)
    await provider.Grant.adapter.destroy(grantId)
  }
  await session.destroy()
}

/** Cookies know no ports: two hospitals on one machine must not share theirs. */
const cookieName = (issuer: string) => `lune_session${new URL(issuer).port && `_${new URL(issuer).port}`}`

function configuration(parts: Parts): Configuration {
  const { issuer, fhirBase, appUrl, keys, sessions, storage, sessionSeconds } = parts
  const path = new URL(issuer).pathname
  const port = new URL(issuer).port
  const longestOf = (sid: string | undefined) => (sid ? sessions.longest(sid) : sessionSeconds)
  return {
    adapter: storage.adapter,
    jwks: { keys: [keys.signing as never] },
    clients: [client(appUrl)],
    clientDefaults: { id_token_signed_response_alg: algorithm },
    clientBasedCORS: (_ctx, origin) => origin === new URL(appUrl).origin,
    scopes: Object.keys(scopes),
    claims: scopes,
    acrValues: ['AAL1_USERPASS', 'AAL2_ANY', 'AAL2_OR_AAL3_ANY', 'AAL3_ANY'],
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    cookies: {
      keys: keys.cookies,
      names: {
        session: cookieName(issuer),
        interaction: `lune_sign_in${port && `_${port}`}`,
        resume: `lune_resume${port && `_${port}`}`,
      },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: accessTokenSeconds,
      Interaction: 3600,
      Grant: sessionSeconds,
      Session: (_ctx, session) => longestOf(session.uid),
      RefreshToken: (_ctx, token) => longestOf(token.sessionUid),
    },
    interactions: { url: (_ctx, { uid }) => `${path}/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false }, // the claims are in the ID token; a token made for the record is no use here anyway
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: signOut(parts),
        postLogoutSuccessSource: signedOut(appUrl),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => fhirBase,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== fhirBase) throw new errors.InvalidTarget('there is one record here')
          return {
            audience: fhirBase,
            scope: everyScope,
            accessTokenTTL: accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: algorithm } },
          }
        },
      },
    },
    // Our own application: what it may have is settled, so nobody is asked to consent.
    async loadExistingGrant(ctx) {
      const { provider, session, client: { clientId: id } = { clientId } } = ctx.oidc
      const known = session?.grantIdFor(id)
      const found = known ? await provider.Grant.find(known) : undefined
      if (found) return found
      const grant = new provider.Grant({ clientId: id, accountId: session?.accountId ?? '' })
      grant.addOIDCScope(everyScope)
      grant.addResourceScope(fhirBase, everyScope)
      await grant.save()
      return grant
    },
    issueRefreshToken: () => true,
    rotateRefreshToken(ctx) {
      takeRole(ctx, sessions) // here, because the old token has just been found good and not used before
      return true
    },
    async findAccount(ctx, sub, token) {
      const person = personById(sub)
      const sid = token && 'sessionUid' in token ? token.sessionUid : ctx.oidc.session?.uid
      if (!person) return undefined
      // A refresh token of a session that is idle or over is refused, and the session is put away with all that hangs on it.
      if (token && sid && sessions.isLive(sid) !== 'live') {
        await endSession(ctx.oidc.provider, sessions, sid)
        return undefined
      }
      return {
        accountId: sub,
        claims: () => ({ ...claimsOf(person, roleFor(ctx, sessions, sid)), ...(sid ? { sid } : {}) }),
      }
    },
    extraTokenClaims(ctx, token) {
      if (!('sessionUid' in token) || !token.sessionUid) return undefined
      const { accountId, sessionUid: sid } = token
      const person = personById(accountId)
      return (
        person && {
          ...accessClaims(person, { chosen: roleFor(ctx, sessions, sid), sid }),
          ...authenticated(ctx),
        }
      )
    },
    renderError(ctx, out) {
      ctx.type = 'html'
      ctx.body = messagePage('Sign-in did not work', wordsFor(out.error, out.error_description), appUrl)
    },
  }
}

const client = (appUrl: string): ClientMetadata => ({
  client_id: clientId,
  client_name: 'Lune',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [`${appUrl}/signed-in`],
  post_logout_redirect_uris: [`${appUrl}/signed-out`],
})

/** When and how the person signed in, from whatever the token is made of. */
function authenticated(ctx: KoaContextWithOIDC) {
  const { RefreshToken: refresh, AuthorizationCode: code } = ctx.oidc.entities
  const source = refresh ?? code
  return source ? { auth_time: source.authTime, acr: source.acr, amr: source.amr } : {}
}

/**
 * `selected_roleid` beside a refresh token: the person picks or changes their role (domain facts §1.4), and the browser's
 * session remembers it for the next tab. With `renewal` a tab only says which role it goes on with.
 */
function takeRole(ctx: KoaContextWithOIDC, sessions: Sessions) {
  const { selected_roleid: chosen, renewal } = ctx.oidc.body ?? {}
  if (chosen === undefined) return
  const { accountId, sessionUid } = ctx.oidc.entities.RefreshToken ?? {}
  const held = accountId ? personById(accountId)?.roles : undefined
  if (
    typeof chosen !== 'string' ||
    !sessionUid ||
    !held?.some(({ person_roleid }) => person_roleid === chosen)
  )
    throw new errors.InvalidRequest('this role is not held')
  if (!renewal) sessions.chooseRole(sessionUid, chosen)
}

/** The role a token is for: the one named with the refresh token (checked by `takeRole`), else the one remembered. */
function roleFor(ctx: KoaContextWithOIDC, sessions: Sessions, sid: string | undefined): string | undefined {
  const named = ctx.oidc.entities.RefreshToken ? ctx.oidc.body?.['selected_roleid'] : undefined
  return typeof named === 'string' ? named : sid && sessions.chosenRole(sid)
}

/** An ID token of the very person signed in proves the wish; without it the person is asked (OpenID RP-Initiated Logout §2). */
const signOut =
  ({ issuer, sessions }: Parts) =>
  async (ctx: KoaContextWithOIDC, form: string) => {
    const { session, params, provider, entities } = ctx.oidc
    const hint = entities.IdTokenHint?.payload
    const back = params?.['post_logout_redirect_uri']
    if (!session || hint?.sub !== session.accountId || typeof back !== 'string') {
      ctx.body = confirmSignOutPage(form)
      return
    }
    await endSession(provider, sessions, session.uid)
    await session.destroy()
    ctx.cookies.set(cookieName(issuer), null, { path: new URL(issuer).pathname })
    const to = new URL(back)
    if (typeof params?.['state'] === 'string') to.searchParams.set('state', params['state'])
    ctx.status = 303
    ctx.redirect(to.href)
  }

const signedOut = (appUrl: string) => (ctx: KoaContextWithOIDC) => {
  ctx.body = messagePage('You are signed out', 'Close this window, or go back to sign in again.', appUrl)
}

const wordsFor = (error: string, description: string | undefined) =>
  error === 'server_error'
    ? 'The sign-in had a fault. Go back and try again.'
    : `The sign-in was asked for something it cannot do (${description ?? error}). Go back and try again.`
