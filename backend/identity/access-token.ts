import { importJWK, SignJWT } from 'jose'

import { algorithm, type Keys } from './keys.ts'
import { claimsOf, type StaffMember } from './people.ts'

/** Seconds an access token is good for. */
export const accessTokenSeconds = 600

/** What the gateway reads of a person: who, in which role, and in which session. */
export function accessClaims(
  person: StaffMember,
  { chosen, sid }: { chosen?: string | undefined; sid?: string },
) {
  const claims = claimsOf(person, chosen)
  return {
    ...(sid ? { sid } : {}),
    name: claims.name,
    nhsid_useruid: claims.nhsid_useruid,
    nhsid_nrbac_roles: claims.nhsid_nrbac_roles,
    nhsid_user_orgs: claims.nhsid_user_orgs,
    ...(claims.selected_roleid ? { selected_roleid: claims.selected_roleid } : {}),
    authentication_assurance_level: claims.authentication_assurance_level,
  }
}

type Signing = { keys: Keys; issuer: string; fhirBase: string }

/** A token outside any session, for curl, tests and the import; only someone who can read the data folder gets one. */
export async function signAccessToken({ keys, issuer, fhirBase }: Signing, sub: string, claims: object) {
  const key = await importJWK(keys.signing, algorithm)
  return new SignJWT({ ...claims, client_id: 'lune', auth_time: Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: keys.signing.kid ?? '' })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(fhirBase)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .sign(key)
}

/** The hospital's own service account: every interaction, and no way to sign in on a page. */
export const serviceClaims = {
  lune_service: true,
  name: 'Lune service account',
  nhsid_nrbac_roles: [],
  nhsid_user_orgs: [],
}
