import { isDeepStrictEqual } from 'node:util'

import type { Composition, CompositionAttester, FhirResource } from 'fhir/r4'

import { draftOwner } from '../../src/auth/drafts.ts'
import { can } from '../../src/auth/permissions.ts'
import type { FhirResponse } from '../fhir-backend.ts'
import { type Caller, isPerson } from './caller.ts'
import { listOf } from './labels.ts'
import { refusal } from './outcome.ts'

/** What somebody has begun to write and not signed is shown to nobody else. */
export const isSomebodyElsesDraft = ({ userId }: Pick<Caller, 'userId'>, resource: FhirResource): boolean => {
  if (resource.resourceType !== 'Composition') return false
  const owner = draftOwner(resource)
  return owner !== undefined && owner !== userId
}

export const draftNotShown = () =>
  refusal(403, 'forbidden', 'This is a draft that somebody else has not signed. Only they can see it.')

/**
 * Why a person may not write this note: a draft is its author's own, a signature is the signer's own, and what has been
 * signed stays as it was signed.
 */
export function refusedNote(
  caller: Caller,
  note: FhirResource,
  stored: FhirResource | undefined,
): FhirResponse | undefined {
  if (note.resourceType !== 'Composition' || !isPerson(caller)) return undefined
  const before = stored?.resourceType === 'Composition' ? stored : undefined
  const [signed, signing] = [listOf(before?.attester), listOf(note.attester)]
  const added = signing.slice(signed.length)
  if (isSomebodyElsesDraft(caller, note)) return no('A draft is kept under the name of who writes it.')
  if (!isDeepStrictEqual(signing.slice(0, signed.length), signed))
    return no('A signature is never taken back.')
  if (added.some((one) => !isBy(caller, one)))
    return no('A note is signed in one’s own name, in one’s own post.')
  if (signed.length > 0 && !isDeepStrictEqual(words(note), words(before)))
    return no('A signed note stays as it was signed. Write an addendum, or mark it as entered in error.')
  if (before?.status === 'entered-in-error') return no('This note has been marked as entered in error.')
  if (!caller.role || can(caller.role, 'note.sign')) return undefined
  if (note.status === 'final' || note.status === 'amended')
    return no('A note of yours is complete only when it has been countersigned.')
  return before && !isOf(caller, before) ? no('You may only change what you wrote yourself.') : undefined
}

const no = (why: string) => refusal(403, 'business-rule', why)

const isBy = ({ roleId }: Caller, { party }: CompositionAttester) =>
  party?.identifier?.system === 'https://fhir.nhs.uk/Id/sds-role-profile-id' &&
  party.identifier.value === roleId

const isOf = ({ userId }: Caller, { author }: Composition) =>
  listOf(author).some(({ identifier }) => identifier?.value === userId)

/** All that a signature is put under. */
function words(note: Composition | undefined) {
  const { meta: _, status: _status, attester: _attester, extension: _extension, ...rest } = note ?? {}
  return JSON.parse(JSON.stringify(rest)) as unknown
}
