import { isDeepStrictEqual } from 'node:util'

import type { Observation, Reference, Task } from 'fhir/r4'

import { technicallyAuthorisedBy } from '../../src/auth/laboratory.ts'
import { can } from '../../src/auth/permissions.ts'
import type { FhirResponse } from '../fhir-backend.ts'
import type { Caller } from './caller.ts'
import { listOf } from './labels.ts'
import { refusal } from './outcome.ts'

/** Who stands behind what was measured, as the laboratory’s work says it. */
export const marksOf = (work: Pick<Task, 'extension'> | undefined): Reference[] =>
  listOf(work?.extension).flatMap(({ url, valueReference }) =>
    url === technicallyAuthorisedBy ? (valueReference ?? {}) : [],
  )

export const isBy = ({ userId }: Caller, { identifier }: Reference) =>
  identifier?.system === 'https://fhir.nhs.uk/Id/sds-user-id' && identifier.value === userId

export const valuesIn = ({ contained }: Task): Observation[] =>
  listOf(contained).filter((one): one is Observation => one.resourceType === 'Observation')

/** What was measured, how much of it, and how it was marked. */
export const sameValue = (one: Observation, other: Observation) => isDeepStrictEqual(said(one), said(other))

const said = (value: Observation): unknown => {
  const told = Object.entries(value).filter(
    ([name]) =>
      /^(code|component|interpretation|referenceRange|dataAbsentReason)$/.test(name) ||
      /^value[A-Z]/.test(name),
  )
  return JSON.parse(JSON.stringify(Object.fromEntries(told)))
}

/** All of an entry but its status and what the record adds to it. */
export const sameWords = (one: Observation, other: Observation) => isDeepStrictEqual(words(one), words(other))

function words({ meta: _, status: _status, text: _text, ...rest }: Observation): unknown {
  return JSON.parse(JSON.stringify(rest)) as unknown
}

const no = (why: string) => refusal(422, 'business-rule', why)

/**
 * Technical authorisation is put in one’s own name, over values that then stay as they are: sent back, or measured again, they
 * have to be authorised again. Whose it was stays with what has been reported.
 */
export function refusedWork(caller: Caller, work: Task, stored: Task | undefined): FhirResponse | undefined {
  const [was, is] = [marksOf(stored), marksOf(work)]
  const isKept = isDeepStrictEqual(was, is)
  if (stored?.status === 'completed' && was.length > 0 && !(isKept && work.status === 'completed'))
    return no('What has been reported keeps who authorised it. Amend the report instead.')
  const [mark, ...more] = is
  if (!mark) return undefined
  if (stored && isKept)
    return isSameWork(work, stored)
      ? undefined
      : no('What was authorised stays as it was. Send it back first.')
  if (more.length > 0 || !isBy(caller, mark) || !caller.role || !can(caller.role, 'pathology:authorise'))
    return no('Results are authorised technically in one’s own name, by a scientist.')
  return valuesIn(work).length > 0 ? undefined : no('Nothing has been entered to authorise.')
}

/** The same values for the same request; once they stand in a report they are kept there instead. */
function isSameWork(work: Task, stored: Task): boolean {
  const about = ({ focus, for: whom, identifier }: Task) => [focus?.reference, whom?.reference, identifier]
  const isReported = work.status === 'completed' && valuesIn(work).length === 0
  return (
    isDeepStrictEqual(about(work), about(stored)) &&
    (isReported || isDeepStrictEqual(valuesIn(work), valuesIn(stored)))
  )
}
