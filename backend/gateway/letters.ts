import { isDeepStrictEqual } from 'node:util'

import type { DocumentReference, FhirResource } from 'fhir/r4'

import { letterKindOf } from '../../src/auth/limits.ts'
import { can } from '../../src/auth/permissions.ts'
import type { FhirResponse } from '../fhir-backend.ts'
import { type Caller, isPerson } from './caller.ts'
import { refusal } from './outcome.ts'

/**
 * Why a person may not write this letter: it is signed in the signer's own post, by a role that may, and what has been
 * signed stays as it was signed (decision 030).
 */
export function refusedLetter(
  caller: Caller,
  letter: FhirResource,
  stored: FhirResource | undefined,
): FhirResponse | undefined {
  if (letter.resourceType !== 'DocumentReference' || !isPerson(caller)) return undefined
  const before = stored?.resourceType === 'DocumentReference' ? stored : undefined
  const kind = letterKindOf(letter)
  if (before && letterKindOf(before) !== kind)
    return no('A letter stays of the kind it was begun as: clinical, or of administration.')
  if (!kind) return undefined
  if (before?.status === 'entered-in-error') return no('This letter has been marked as entered in error.')
  if (before?.authenticator)
    return isDeepStrictEqual(words(letter), words(before))
      ? undefined
      : no('A signed letter stays as it was signed. Write another in its place, or mark it as in error.')
  if (!letter.authenticator)
    return letter.docStatus === 'final' || letter.docStatus === 'amended'
      ? no('A letter is complete only when somebody has signed it.')
      : undefined
  if (!isBy(caller, letter)) return no('A letter is signed in one’s own name, in one’s own post.')
  const may = kind === 'clinical' ? 'note.sign' : 'letter.write'
  return caller.role && can(caller.role, may)
    ? undefined
    : no('Your role does not sign letters of this kind: hand it over for signature.')
}

const no = (why: string) => refusal(403, 'business-rule', why)

const isBy = ({ roleId }: Caller, { authenticator }: DocumentReference) =>
  authenticator?.identifier?.system === 'https://fhir.nhs.uk/Id/sds-role-profile-id' &&
  authenticator.identifier.value === roleId

/** All that a signature is put under: not whether it still stands. */
function words(letter: DocumentReference) {
  const { meta: _, status: _status, extension: _extension, text: _text, ...rest } = letter
  return JSON.parse(JSON.stringify(rest)) as unknown
}
