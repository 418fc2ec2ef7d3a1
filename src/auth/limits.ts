import { administration } from './resource-types.ts'

/** What a grant may be limited to, of its types. */
export type Limit =
  | 'referral'
  | 'administration'
  | 'the places of a clinic'
  | 'the first tasks of a stay'
  | 'administrative letter'

/** SNOMED CT 3457005 Patient referral: what makes a ServiceRequest administration rather than an order. */
export const referralCategory = {
  system: 'http://snomed.info/sct',
  code: '3457005',
  display: 'Patient referral',
}

/** True when a ServiceRequest is a referral by its category. */
export const isReferral = (resource: { category?: { coding?: { code?: string }[] }[] }): boolean =>
  [resource.category]
    .flat()
    .some((kind) => [kind?.coding].flat().some((one) => one?.code === referralCategory.code))

/** What a letter is, and each sending of it: of administration, or of what is known of the patient’s health (decision 030). */
export const letterKinds = 'https://lune.example/fhir/CodeSystem/letter-kind'
export type LetterKind = 'administrative' | 'clinical'

type Categorised = { category?: { coding?: { system?: string; code?: string }[] }[] }

/** Undefined: no letter of ours. One that says both is clinical. */
export const letterKindOf = ({ category }: Categorised): LetterKind | undefined => {
  const codes = [category].flat().flatMap((kind) => [kind?.coding].flat())
  const said = (['clinical', 'administrative'] as const).filter((kind) =>
    codes.some((one) => one?.system === letterKinds && one.code === kind),
  )
  return said[0]
}

type Signature = { target?: { reference?: string }[]; meta?: { tag?: { code?: string }[] } }

/**
 * True when a Provenance is of nothing but administration; a new entry of the same transaction is judged by itself. Of a
 * request or a letter that is so when the signature is tagged so (`clinical/acts/act.ts`), for it does not say itself.
 */
const isOfAdministration = ({ target, meta }: Signature): boolean => {
  const tagged = (code: string) => [meta?.tag].flat().some((tag) => tag?.code === code)
  const more = [
    ...(tagged(referralCategory.code) ? ['ServiceRequest'] : []),
    ...(tagged('administrative') ? ['DocumentReference', 'Communication'] : []),
  ]
  return [target].flat().every((one) => {
    const [type = '', id] = (one?.reference ?? '').split('/').slice(-2)
    if (id === undefined) return type.startsWith('urn:uuid:')
    return [...administration, 'Location', ...more].includes(type)
  })
}

type Asked = { identifier?: { value?: string }[] }

/** A task that a stay begins with, by what it is known by (`clinical/care/admission-tasks.ts`). */
const isFirstTask = ({ identifier }: Asked): boolean =>
  [identifier].flat().some((one) => one?.value?.startsWith('admission-'))

/** Does a grant with this limit reach this resource? */
export function isWithin(limit: Limit, resource: object): boolean {
  switch (limit) {
    case 'referral':
      return isReferral(resource)
    case 'administration':
      return isOfAdministration(resource)
    case 'administrative letter':
      return letterKindOf(resource) === 'administrative'
    case 'the first tasks of a stay':
      return isFirstTask(resource)
    case 'the places of a clinic':
      return !('overbooked' in resource && resource.overbooked === true)
  }
}
