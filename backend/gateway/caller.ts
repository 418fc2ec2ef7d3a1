import type { Role } from '../../src/auth/permissions.ts'
import { roleOf } from '../../src/auth/roles.ts'

/** Who asks, in which of their posts, as their access token says. */
export type Caller = {
  userId: string
  name: string
  /** Undefined: signed in, but this post opens nothing */
  role: Role | undefined
  /** `person_roleid` of the chosen post */
  roleId: string
  /** National code of the post, `R8000` */
  roleCode: string
  orgCode: string
  sid: string | undefined
  /** Seconds since 1970, when the person proved who they are */
  authTime: number | undefined
}

/** A person sees the record through the walls of their role; the hospital's own service account sees all of it. */
export const isPerson = ({ role }: Caller): boolean => role !== 'system'

/** Reads the claims of domain facts §1.3; those that are single may come as an object instead of a list. */
export function callerFrom(claims: Readonly<Record<string, unknown>>): Caller {
  const roleId = wordOf(claims.selected_roleid)
  const post = listOf(claims.nhsid_nrbac_roles).find(({ person_roleid }) => wordOf(person_roleid) === roleId)
  const roleCode = wordOf(post?.role_code)
  const activities = [post?.activity_codes].flat().map(wordOf)
  return {
    userId: wordOf(claims.nhsid_useruid) || wordOf(claims.sub),
    name: wordOf(claims.name),
    role: claims.lune_service === true ? 'system' : post && roleOf(roleCode, activities),
    roleId,
    roleCode: roleCode.split(':').at(-1) ?? '',
    orgCode: wordOf(post?.org_code),
    sid: wordOf(claims.sid) || undefined,
    authTime: typeof claims.auth_time === 'number' ? claims.auth_time : undefined,
  }
}

const wordOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const listOf = (value: unknown): Record<string, unknown>[] =>
  [value].flat().filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
