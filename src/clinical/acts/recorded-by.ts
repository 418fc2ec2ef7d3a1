import type { Identifier, Reference } from 'fhir/r4'

import type { Session } from '#auth/session.ts'

/** Who wrote an entry: a logical reference by SDS user id, so that it means the same in every trust's record. */
export const recordedBy = ({ userId, name }: Pick<Session, 'userId' | 'name'>): Reference => ({
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: userId },
  display: name,
})

export const entrySystem = 'https://lune.example/fhir/Id/entry'

/** Made once per form: sent again after a lost answer, it finds the entry instead of making a second. */
export const newEntryId = () => crypto.randomUUID()

/** The organisation of the post somebody works in just now, by its ODS code. */
export const ownOrganisation = ({ post }: Pick<Session, 'post'>): Reference => ({
  identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: post.orgCode },
  display: post.orgName,
})

/** On every entry made here: finds it again, and says which organisation it belongs to (domain facts §7.3). */
export const entryIdentifier = (session: Pick<Session, 'post'>, entryId: string): Identifier => ({
  system: entrySystem,
  value: entryId,
  assigner: ownOrganisation(session),
})
