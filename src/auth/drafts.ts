/** The tag of a note that is being written; its code is the SDS user id of the one person who may see it. */
export const draftTags = 'https://lune.example/fhir/CodeSystem/draft-of'

type Drafted = {
  attester?: unknown
  meta?: { tag?: { system?: string; code?: string }[] }
}

/** Whose draft this is; undefined once it is signed. Some servers never lose a tag, so the tag alone says nothing. */
export const draftOwner = ({ attester, meta }: Drafted): string | undefined =>
  [attester].flat().every((one) => !one)
    ? [meta?.tag].flat().find((tag) => tag?.system === draftTags)?.code
    : undefined
