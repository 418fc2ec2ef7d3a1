import { useQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'

import type { Policy } from './policy.ts'
import { escalationPolicy, unreadPolicy } from './policy-in-force.ts'

/** The policy a screen speaks of; undefined while it is looked up, the national default (which says so) where it cannot be. */
export function usePolicy(): Policy | undefined {
  const { post } = useSession()
  const { data, isError } = useQuery(escalationPolicy(post.orgCode))
  return data ?? (isError ? unreadPolicy : undefined)
}
