import type { CareTeam, Reference } from 'fhir/r4'

import { people } from '../identity/people.ts'
import { siteNameOf, trusts, wards } from './region.ts'
import { coding, ours, reference } from './shapes.ts'
import type { Staff } from './staff.ts'

/** Who answers for results together: a team to a ward, and in each trust one for results that name nobody. */

const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The demonstration sign-ins and where they belong. */
const members: Record<string, string[]> = {
  'rxr20-amu': ['doctor', 'nurse'],
  'rxn02-amu': ['doctor'],
  'rxr10-postnatal': ['midwife'],
}

export function* teams({ byWard }: Staff): Generator<CareTeam> {
  for (const { id, name, trust } of wards) {
    const staff = byWard.get(id)
    const own = (members[id] ?? []).flatMap((user) => {
      const person = people.find((one) => one.user === user)
      return person
        ? [reference('Practitioner', user, `${person.title} ${person.given} ${person.family}`)]
        : []
    })
    yield team(`${id}-team`, `${name}, ${siteNameOf(id)}`, trust, [...own, ...(staff?.consultants ?? [])])
  }
  for (const { id, ods, name } of trusts) {
    const [lead] = wards
      .filter(({ trust }) => trust === id)
      .flatMap((one) => byWard.get(one.id)?.consultants ?? [])
    yield {
      ...team(`${id}-results-pool`, `Results that name nobody, ${name}`, id, lead ? [lead] : []),
      identifier: [{ system: `${ours}/Id/results-pool`, value: ods }],
    }
  }
}

function team(id: string, name: string, trust: string, participants: Reference[]): CareTeam {
  const owner = trusts.find((one) => one.id === trust)
  return {
    resourceType: 'CareTeam',
    id,
    status: 'active',
    category: [{ coding: [coding('http://loinc.org', 'LA27976-2', 'Encounter-focused care team')] }],
    name,
    participant: participants.map((member) => ({ member })),
    managingOrganization: [
      {
        ...reference('Organization', trust, owner?.name),
        identifier: { system: odsSystem, value: owner?.ods ?? '' },
      },
    ],
  }
}
