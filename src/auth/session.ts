import { createContext, use } from 'react'

import { type Activity, can, type Role } from './permissions.ts'

/** One post held by the person: an organisation and a national role (domain facts §1.3). */
export type Post = {
  /** `person_roleid`, 12 digits */
  id: string
  orgCode: string
  orgName: string
  /** The last part of the national role name: "Nurse Access Role" */
  title: string
  /** What it opens in Lune; undefined: nothing */
  role: Role | undefined
  /** Areas of work, in words: "Ophthalmology" */
  areas: string[]
}

/** Who is at the screen, in which of their posts. */
export type Session = {
  /** SDS user id, 12 digits: goes into what they write */
  userId: string
  name: string
  posts: Post[]
  post: Post & { role: Role }
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The session of a signed-in page. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession() outside a signed-in page')
  return session
}

/** May the person at the screen do this, in the post they chose? The server decides; this mirrors it. */
export const useCan = (activity: Activity): boolean => can(useSession().post.role, activity)

let roleNow: Role | undefined

/** The role the router was made for: loaders stand outside React and cannot ask the context. */
export const provideRole = (role: Role) => {
  roleNow = role
}

/** `useCan` for a loader. */
export const canNow = (activity: Activity): boolean => roleNow !== undefined && can(roleNow, activity)
