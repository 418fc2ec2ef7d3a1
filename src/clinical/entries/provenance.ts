import type { Provenance, ProvenanceAgent, ProvenanceEntity, Reference } from 'fhir/r4'

import { hasAny, textOf } from '#fhir/coding.ts'

import { listOf } from './lenient.ts'
import { whoText } from './source.ts'

/** Who did what to an entry, when, in which role and for whom: a FHIR Provenance in words (domain facts §7.3). */
export type Signature = {
  who: string | undefined
  role: string | undefined
  organisation: string | undefined
  on: string | undefined
  did: string | undefined
  reason: string | undefined
  /** The version it speaks of, when it names one */
  version: string | undefined
  /** The version that was changed into another by this */
  madeOf: string | undefined
  created: boolean
  /** What was copied or quoted: the entry this one was made from */
  from: Reference | undefined
}

/** `entry`: `Condition/12`, the one of its targets that is asked about. */
export function toSignature(provenance: Provenance, entry: string): Signature {
  const { activity, reason } = provenance
  const agent = authorIn(listOf(provenance.agent))
  const entities = listOf(provenance.entity)
  const organisation = agent?.onBehalfOf ?? organisationIn(listOf(provenance.agent))
  return {
    who: whoText(agent?.who, provenance),
    role: agent && (listOf(agent.role).map((one) => textOf(one, ''))[0] || undefined),
    organisation: whoText(organisation, provenance) ?? organisation?.identifier?.value,
    on: provenance.recorded ?? provenance.occurredDateTime ?? provenance.occurredPeriod?.end,
    did: activity && textOf(activity, ''),
    reason:
      listOf(reason)
        .map((one) => textOf(one, ''))
        .filter(Boolean)
        .join('; ') || undefined,
    version: versionIn(listOf(provenance.target), entry),
    madeOf: versionIn(revised(entities), entry),
    created: hasAny(activity, 'CREATE'),
    from: entities.find(({ role }) => role === 'source')?.what,
  }
}

/** The author before anybody else who had a hand in it. */
const authorIn = (agents: ProvenanceAgent[]) =>
  agents.find(({ type }) => hasAny(type, 'author')) ??
  agents.find(({ who }) => !isOrganisation(who)) ??
  agents[0]

const organisationIn = (agents: ProvenanceAgent[]) => agents.find(({ who }) => isOrganisation(who))?.who

const isOrganisation = (who: Reference | undefined) =>
  who?.type === 'Organization' || /(^|\/)Organization\//.test(who?.reference ?? '')

const revised = (entities: ProvenanceEntity[]) =>
  entities.flatMap(({ role, what }) => (role === 'revision' ? what : []))

/** `Condition/12/_history/3` → `3`, for that entry alone. */
function versionIn(references: Reference[], entry: string): string | undefined {
  for (const { reference = '' } of references) {
    const [, address, version] = /([A-Z]\w+\/[^/]+)\/_history\/(.+)$/.exec(reference) ?? []
    if (address === entry) return version
  }
  return undefined
}

/** `Dr Amina Hargreaves, Doctor, East Lancashire Hospitals NHS Trust`; says so when nobody is named. */
export const signatureText = ({ who, role, organisation }: Signature): string =>
  [who, role, organisation].filter(Boolean).join(', ') || 'Not said by whom'
