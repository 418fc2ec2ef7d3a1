import { createHash, randomBytes } from 'node:crypto'

import type { BrowserContext } from '@playwright/test'
import { decodeJwt } from 'jose'

import { hospitals } from './hospital-address.ts'

/**
 * Signs in by the requests that the sign-in page makes, and leaves the session in the cookies of this browser: the next
 * page opens signed in. The page itself has its stories (sign-in.spec.ts); the others need not wait for it to be drawn.
 */
export async function signInTo(
  { request }: BrowserContext,
  user: string,
  post?: RegExp,
  { url } = hospitals.stories,
) {
  const verifier = randomBytes(32).toString('base64url')
  const ours = { client_id: 'lune', redirect_uri: `${url}/signed-in` }
  const asked = new URLSearchParams({
    ...ours,
    response_type: 'code',
    scope: 'openid nhsperson nationalrbacaccess associatedorgs selectedrole',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const page = await request.get(`${url}/oidc/auth?${asked}`)
  const passed = await request.post(page.url(), { form: { user, passcode: 'demo' }, maxRedirects: 0 })
  const back = await request.get(passed.headers()['location'] ?? '', { maxRedirects: 0 })
  const code = new URL(back.headers()['location'] ?? '', url).searchParams.get('code')
  if (!code) throw new Error(`${user} could not sign in: ${passed.status()}, ${back.status()}`)
  if (!post) return

  const tokens = async (form: Record<string, string>): Promise<Tokens> => {
    const answer = await request.post(`${url}/oidc/token`, { form: { client_id: 'lune', ...form } })
    if (!answer.ok()) throw new Error(`${user} was given no tokens: ${await answer.text()}`)
    return (await answer.json()) as Tokens
  }
  const first = await tokens({
    ...ours,
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
  })
  await tokens({
    grant_type: 'refresh_token',
    refresh_token: first.refresh_token,
    selected_roleid: roleAt(post, first.id_token),
  })
}

type Tokens = { refresh_token: string; id_token: string }
type Posts = {
  nhsid_nrbac_roles: { person_roleid: string; org_code: string }[]
  nhsid_user_orgs: { org_code: string; org_name: string }[]
}

function roleAt(post: RegExp, idToken: string): string {
  const { nhsid_nrbac_roles: roles, nhsid_user_orgs: organisations } = decodeJwt<Posts>(idToken)
  const organisation = organisations.find(({ org_name: name }) => post.test(name))
  const role = roles.find(({ org_code: code }) => code === organisation?.org_code)
  if (!role) throw new Error(`No post at ${post}`)
  return role.person_roleid
}
