import { roleOf } from './roles.ts'
import type { Post } from './session.ts'

/** Who a CIS2 ID token says is there (domain facts §1.3), in our words. */
type Identity = {
  userId: string
  name: string
  posts: Post[]
  /** `person_roleid` in force, when the provider has settled one */
  selected: string | undefined
}

type Claims = Readonly<Record<string, unknown>>

export function toIdentity(claims: Claims): Identity {
  const userId = text(claims['nhsid_useruid']) ?? text(claims['uid']) ?? text(claims['sub']) ?? ''
  const names = [claims['title'], claims['given_name'], claims['family_name']].map(text).filter(Boolean)
  return {
    userId,
    name: text(claims['display_name']) ?? text(claims['name']) ?? (names.join(' ') || `User ${userId}`),
    posts: toPosts(claims),
    selected: text(claims['selected_roleid']),
  }
}

function toPosts(claims: Claims): Post[] {
  const orgs = new Map(
    listed(claims['nhsid_user_orgs']).map((org) => [text(org['org_code']), text(org['org_name'])]),
  )
  return listed(claims['nhsid_nrbac_roles']).flatMap((role) => {
    const id = text(role['person_roleid'])
    if (!id) return []
    const orgCode = text(role['org_code']) ?? ''
    const code = text(role['role_code']) ?? ''
    return {
      id,
      orgCode,
      orgName: readable(orgs.get(orgCode) ?? (orgCode || 'Organisation not named')),
      title: lastPart(text(role['role_name'])) ?? (code || 'Role not named'),
      role: roleOf(code, words(role['activity_codes'])),
      areas: words(role['aow']).flatMap((area) => lastPart(area) ?? []),
    }
  })
}

/** CIS2 leaves a list out when it is empty and may send a single thing as itself. */
const many = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
const listed = (value: unknown): Claims[] => many(value).filter(isObject)
const words = (value: unknown): string[] => many(value).filter((one) => typeof one === 'string')
const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** `"Clinical":"Clinical Provision":"Nurse Access Role"` is shown as its last part. */
function lastPart(name: string | undefined): string | undefined {
  const part = name?.includes('":"') ? name.split('":"').at(-1) : name?.split(':').at(-1)
  return part?.replaceAll('"', '').trim() || undefined
}

/** The national directory shouts; `EAST LANCASHIRE HOSPITALS NHS TRUST` reads better without. */
const readable = (name: string) =>
  name === name.toUpperCase() && name.includes(' ')
    ? name
        .toLowerCase()
        .replace(/[a-z]+/g, (word, at) =>
          word === 'nhs' ? 'NHS' : at && small.has(word) ? word : capital(word),
        )
    : name
const small = new Set(['and', 'of', 'the', 'for', 'in', 'on'])
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
