import type { CareTeam, FhirResource, Practitioner, Reference } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { fhir, type Stored } from '#fhir/client.ts'
import { staffName } from '#fhir/names.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import { findIn } from '#clinical/results/result-line.ts'
import type { Circle } from '#clinical/results/result-owner.ts'
import { sdsUserSystem } from './task.ts'

/** Somebody who works here: known by SDS user id, by an entry of the staff directory, or by both. */
export type Colleague = { name: string; user: string | undefined; practitioner: string | undefined }

export type Team = { reference: string; name: string; members: Colleague[] }

/** Who the reader is in the record, and the teams (`CareTeam`) they belong to, whichever trust’s they are. */
export type MyTeams = { me: Colleague[]; teams: Team[] }

export const myTeams = (user: string) =>
  queryOptions({
    queryKey: ['my-teams', user],
    queryFn: async (): Promise<MyTeams> => {
      const token = `${sdsUserSystem}|${user}`
      const params = { status: 'active', _include: 'CareTeam:participant:Practitioner' }
      const [me, listed, named] = await Promise.all([
        fhir.search('Practitioner', { identifier: token }),
        fhir.search('CareTeam', { 'participant:Practitioner.identifier': token, ...params }),
        fhir.search('CareTeam', { 'participant:identifier': token, ...params }),
      ])
      const included = [...listed.included, ...named.included]
      const teams = new Map([...listed.resources, ...named.resources].map((team) => [team.id, team]))
      return {
        me: me.resources.map(toColleague),
        teams: [...teams.values()].map((team) => toTeam(team, included)),
      }
    },
    staleTime: 10 * 60_000,
  })

export function toTeam(team: Stored<CareTeam>, included: FhirResource[]): Team {
  const find = findIn(included)
  return {
    reference: `CareTeam/${team.id}`,
    name: team.name?.trim() || 'Team without a name',
    members: listOf(team.participant).flatMap(({ member }) => {
      const there = member && find(member, team)
      if (there?.resourceType === 'Practitioner') return [toColleague(there)]
      return member ? (byReference(member) ?? []) : []
    }),
  }
}

function toColleague(practitioner: Practitioner): Colleague {
  const user = listOf(practitioner.identifier).find(({ system }) => system === sdsUserSystem)?.value
  return {
    name: staffName(practitioner.name),
    user,
    practitioner: practitioner.id ? `Practitioner/${practitioner.id}` : undefined,
  }
}

/** A member that did not come along, as far as the team itself says who it is. */
function byReference({ reference, identifier, display }: Reference): Colleague | undefined {
  const user = identifier?.system === sdsUserSystem ? identifier.value : undefined
  const practitioner = /(^|\/)Practitioner\//.test(reference ?? '') ? reference : undefined
  return user || practitioner ? { name: display ?? 'Name not recorded', user, practitioner } : undefined
}

/** `me`, and everybody of the reader’s teams together with the teams themselves. */
export function circlesOf(user: string, { me, teams }: MyTeams): { me: Circle; team: Circle } {
  const members = teams.flatMap((team) => team.members)
  const own = circle(me, [user])
  const all = circle([...me, ...members], [user])
  const references = new Set([...all.references, ...teams.map(({ reference }) => reference)])
  return { me: own, team: { ...all, references } }
}

const circle = (people: Colleague[], users: string[]): Circle => ({
  users: new Set([...users, ...people.flatMap((one) => one.user ?? [])]),
  references: new Set(people.flatMap(({ practitioner }) => practitioner ?? [])),
})
