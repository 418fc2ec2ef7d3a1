import type { Reference } from 'fhir/r4'

import type { Session } from '#auth/session.ts'

/** Who wrote an entry: a logical reference by SDS user id, so that it means the same in every trust's record. */
export const recordedBy = ({ userId, name }: Pick<Session, 'userId' | 'name'>): Reference => ({
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: userId },
  display: name,
})

export const entrySystem = 'https://lune.example/fhir/Id/entry'

/** Made once per form: sent again after a lost answer, it finds the entry instead of making a second. */
export const newEntryId = () => crypto.randomUUID()
