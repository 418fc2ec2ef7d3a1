import type { HealthcareService, PractitionerRole } from 'fhir/r4'

import type { Answer } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { whoText } from '#clinical/entries/source.ts'
import { textOf } from '#fhir/coding.ts'

/** A speciality of a trust that can be asked for an opinion (domain facts §5.2). */
export type Team = { reference: string; name: string; at: string | undefined }

export const toTeams = (found: Answer<HealthcareService>): Team[] =>
  found.resources
    .map((service) => ({
      reference: `HealthcareService/${service.id}`,
      name: service.name?.trim() || textOf(service.specialty?.[0], 'Team not named'),
      at: whoText(service.providedBy, service, found.included),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name))

/** The reader's own trust first: nothing is chosen for them (hazard H17). */
export const teamOptions = (teams: readonly Team[], ownTrust: string) =>
  teams
    .toSorted((one, other) => Number(isOwn(other, ownTrust)) - Number(isOwn(one, ownTrust)))
    .map(({ reference, name, at }) => ({ value: reference, label: at ? `${name}, ${at}` : name }))

const isOwn = ({ at }: Team, ownTrust: string) => at?.toLowerCase() === ownTrust.toLowerCase()

/** The teams somebody belongs to, by their posts in the directory. */
export const teamsOf = (roles: readonly PractitionerRole[]): string[] =>
  roles.flatMap(({ healthcareService = [] }) =>
    healthcareService.flatMap((one) => {
      const id = referenceId(one, 'HealthcareService')
      return id ? [`HealthcareService/${id}`] : []
    }),
  )
