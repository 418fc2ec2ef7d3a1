import { useQuery } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { sdsUserSystem } from '#clinical/care/task.ts'
import { myTeams } from '#clinical/care/team.ts'

/** As whom the reader is given tasks: themselves, and their teams with the organisation whose professions are called. */
export function useOwners(): { me: string[]; teams: string[] } {
  const { userId, post } = useSession()
  const { data } = useQuery(myTeams(userId))
  return {
    me: [`${sdsUserSystem}|${userId}`, ...(data?.me.flatMap(({ practitioner }) => practitioner ?? []) ?? [])],
    teams: [
      `https://fhir.nhs.uk/Id/ods-organization-code|${post.orgCode}`,
      ...(data?.teams.map(({ reference }) => reference) ?? []),
    ],
  }
}
