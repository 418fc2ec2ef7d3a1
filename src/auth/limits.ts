import { administration } from './resource-types.ts'

/** What a grant may be limited to, of its types. */
export type Limit = 'referral' | 'administration' | 'the places of a clinic' | 'the first tasks of a stay'

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

type Signature = { target?: { reference?: string }[]; meta?: { tag?: { code?: string }[] } }

/**
 * True when a Provenance is of nothing but administration; a new entry of the same transaction is judged by itself. Of a
 * request that is so when the signature is tagged as a referral's (`clinical/acts/act.ts`), for it does not say itself.
 */
const isOfAdministration = ({ target, meta }: Signature): boolean => {
  const ofReferral = [meta?.tag].flat().some((tag) => tag?.code === referralCategory.code)
  return [target].flat().every((one) => {
    const [type = '', id] = (one?.reference ?? '').split('/').slice(-2)
    if (id === undefined) return type.startsWith('urn:uuid:')
    return [...administration, 'Location', ...(ofReferral ? ['ServiceRequest'] : [])].includes(type)
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
    case 'the first tasks of a stay':
      return isFirstTask(resource)
    case 'the places of a clinic':
      return !('overbooked' in resource && resource.overbooked === true)
  }
}
