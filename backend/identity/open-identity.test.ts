import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'

import {
  type Browser,
  authorization,
  browser,
  form,
  redeem,
  refresh,
  sidOf,
  signIn,
  standing,
  to,
} from './identity-for-tests.ts'

describe('what a person is given at sign-in', () => {
  it('is an access token for the record, by the published key, for ten minutes', async () => {
    const { access_token: token } = await signIn(browser(), 'nurse')
    const jwks = await (await fetch(`${standing.origin}/oidc/jwks`)).json()
    const checks = { issuer: `${standing.origin}/oidc`, audience: `${standing.origin}/fhir`, typ: 'at+jwt' }
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), checks)
    await jwtVerify(token, createLocalJWKSet(standing.identity.keys), checks)
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'RS256' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600)
    expect(payload).toMatchObject({
      sub: '555036633109',
      name: 'Mr Daniel Okoro',
      nhsid_useruid: '555036633109',
      selected_roleid: '555254243108',
      acr: 'AAL2_ANY',
      auth_time: expect.any(Number),
      sid: expect.any(String),
      nhsid_user_orgs: [{ org_code: 'RXR', org_name: 'EAST LANCASHIRE HOSPITALS NHS TRUST' }],
      nhsid_nrbac_roles: [
        {
          person_roleid: '555254243108',
          org_code: 'RXR',
          role_code: 'S8000:G8000:R8001',
          role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
        },
      ],
    })
    expect(JSON.stringify(payload)).not.toContain('"d"')
  })

  it('is an ID token with the names and roles that CIS2 gives', async () => {
    const claims = decodeJwt((await signIn(browser(), 'eye')).id_token)
    expect(claims).toMatchObject({
      aud: 'lune',
      sub: '555036636106',
      given_name: 'Rohan',
      display_name: 'Mr Rohan Mistry',
      sid: expect.any(String),
      acr: 'AAL2_ANY',
      amr: ['DEMO_PASSCODE'],
    })
    expect(claims['nhsid_nrbac_roles']).toMatchObject([
      { aow: ['"Surgery":"Ophthalmology":"Ophthalmology"'] },
    ])
  })

  it('names no role when several are held and none was chosen, nor when none is held', async () => {
    const doctor = decodeJwt((await signIn(browser(), 'doctor')).access_token)
    expect(doctor['nhsid_nrbac_roles']).toHaveLength(2)
    expect(doctor).not.toHaveProperty('selected_roleid')
    const norole = decodeJwt((await signIn(browser(), 'norole')).access_token)
    expect(norole['nhsid_nrbac_roles']).toEqual([])
    expect(norole).not.toHaveProperty('selected_roleid')
  })
})

describe('the sign-in page', () => {
  const open = async (visit: Browser) => to(await visit(authorization().url))

  it('refuses a wrong passcode, keeps the user id, and escapes what was typed', async () => {
    const visit = browser()
    const page = await open(visit)
    const refused = await visit(page, form({ user: 'nurse', passcode: 'wrong' }))
    expect(refused.status).toBe(403)
    const html = await refused.text()
    expect(html).toContain('role="alert"')
    expect(html).toContain('value="nurse"')
    const hostile = await (await visit(page, form({ user: '"><script>', passcode: 'x' }))).text()
    expect(hostile).not.toContain('<script')
  })

  it('asks to wait after too many wrong passcodes, even with the right one then', async () => {
    const visit = browser()
    const page = await open(visit)
    for (let time = 0; time < 3; time += 1) await visit(page, form({ user: 'nurse', passcode: 'no' }))
    const last = await visit(page, form({ user: 'nurse', passcode: 'demo' }))
    expect(last.status).toBe(429)
    expect(await last.text()).toContain('Too many attempts')
    expect((await visit(page, form({ user: 'admin', passcode: 'demo' }))).status).toBe(303)
  })

  it('lets nobody in as the service account', async () => {
    await expect(signIn(browser(), 'system')).rejects.toThrow('refused: 403')
  })

  it('may run no script and be framed by nobody', async () => {
    const visit = browser()
    const policy = (await visit(await open(visit))).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('script-src')
  })

  it('says so in words when it is too old', async () => {
    const response = await browser()('/oidc/interaction/unknown')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('no longer valid')
  })

  it('is not shown again while the session lives', async () => {
    const visit = browser()
    const first = await signIn(visit, 'nurse')
    const { url, verifier } = authorization({ prompt: 'none' })
    const second = await redeem(to(await visit(url)), verifier)
    expect(sidOf(second)).toBe(sidOf(first))
  })
})

describe('who may ask', () => {
  it('is our application with PKCE only', async () => {
    const without = to(await browser()(authorization({ code_challenge: '' }).url))
    expect(without).toContain('error=invalid_request')
    const elsewhere = await browser()(authorization({ redirect_uri: 'https://elsewhere.example/' }).url)
    expect(elsewhere.status).toBe(400)
  })

  it('and a code is of no use without its verifier', async () => {
    const visit = browser()
    await signIn(visit, 'nurse')
    const back = to(await visit(authorization().url))
    expect(await redeem(back, 'x'.repeat(43))).toMatchObject({ error: 'invalid_grant' })
  })
})

describe('choosing a role', () => {
  it('puts it into the tokens, and it stays chosen in a new tab', async () => {
    const visit = browser()
    const first = await signIn(visit, 'doctor')
    const chosen = await refresh(first.refresh_token, { selected_roleid: '555254240100' })
    expect(decodeJwt(chosen.access_token)['selected_roleid']).toBe('555254240100')
    expect(decodeJwt(chosen.id_token)['selected_roleid']).toBe('555254240100')
    const { url, verifier } = authorization()
    const tab = await redeem(to(await visit(url)), verifier)
    expect(decodeJwt(tab.access_token)['selected_roleid']).toBe('555254240100')
    const changed = await refresh(tab.refresh_token, { selected_roleid: '555254242102' })
    expect(decodeJwt(changed.access_token)['selected_roleid']).toBe('555254242102')
  })

  it('in one tab leaves another tab in its own', async () => {
    const visit = browser()
    const first = await signIn(visit, 'doctor')
    const one = await refresh(first.refresh_token, { selected_roleid: '555254242102' })
    const { url, verifier } = authorization()
    const tab = await redeem(to(await visit(url)), verifier)
    await refresh(tab.refresh_token, { selected_roleid: '555254240100' })
    const renewed = await refresh(one.refresh_token, { selected_roleid: '555254242102', renewal: 'true' })
    expect(decodeJwt(renewed.access_token)['selected_roleid']).toBe('555254242102')
    const third = authorization()
    const newest = await redeem(to(await visit(third.url)), third.verifier)
    expect(decodeJwt(newest.access_token)['selected_roleid']).toBe('555254240100')
  })

  it('refuses a role the person does not hold, and uses up nothing', async () => {
    const first = await signIn(browser(), 'nurse')
    const refused = await refresh(first.refresh_token, { selected_roleid: '555254242102' })
    expect(refused).toMatchObject({ error: 'invalid_request' })
    const again = await refresh(first.refresh_token)
    expect(decodeJwt(again.access_token)['selected_roleid']).toBe('555254243108')
  })
})
