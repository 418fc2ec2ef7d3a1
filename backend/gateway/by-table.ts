import { type Limit } from '../../src/auth/limits.ts'
import { type Interaction, permitted } from '../../src/auth/permissions.ts'
import { roleWords } from '../../src/auth/roles.ts'
import '../departments.ts'
import type { FhirRequest, FhirResponse } from '../fhir-backend.ts'
import { type Asked, isWrite } from './asked.ts'
import type { Caller } from './caller.ts'
import { refusal } from './outcome.ts'
import { namedTypes, reachedBy } from './reach.ts'

/** The verdict of the one table, for what is asked and for everything it reaches into. */
export function byTable(caller: Caller, { headers }: FhirRequest, asked: Asked): true | Limit | FhirResponse {
  const { role } = caller
  const { interaction, type } = asked
  if (!role) return refusal(403, 'forbidden', 'You hold no role that opens the record here.')
  // A page of another server's search: its criteria were judged when it was asked; what it shows is judged again.
  if (interaction === 'page') return true
  const wanted: Interaction =
    interaction === 'everything' ||
    interaction === 'expand' ||
    interaction === 'last-seen' ||
    interaction === 'record-counts'
      ? 'read'
      : interaction
  const verdict = permitted(role, type, wanted)
  if (!verdict) return notPermitted(caller, wanted, type)
  const criteria = headers['if-none-exist']
    ? new URLSearchParams(headers['if-none-exist'].replace(/^.*\?/, ''))
    : undefined
  const conditional = isWrite(asked) && (criteria ?? (asked.id ? undefined : asked.params))
  if (conditional && conditional.size > 0 && !permitted(role, type, 'search'))
    return notPermitted(caller, 'search', type)
  for (const { types, by, shown } of [
    ...(interaction === 'everything' ? namedTypes(asked.params) : reachedBy(type, asked.params)),
    ...(criteria ? reachedBy(type, criteria) : []),
  ]) {
    // `*`: the parameter may lead anywhere; what comes back is judged one by one. What is only asked about never
    // comes back, so there every type that the parameter may lead to counts.
    const may = shown
      ? types.some((one) => one === '*' || permitted(role, one, 'read'))
      : types.length > 0 && types.every((one) => permitted(role, one, 'search') === true)
    if (!may && role !== 'system')
      return refusal(
        403,
        'forbidden',
        `Your role (${roleWords[role]}) does not allow searching through ${by}.`,
      )
  }
  return verdict
}

const deeds: Record<Interaction, string> = {
  read: 'reading',
  vread: 'reading earlier versions of',
  history: 'reading the history of',
  search: 'searching',
  create: 'creating',
  update: 'changing',
  patch: 'changing',
  delete: 'deleting',
}

export const notPermitted = ({ role }: Caller, interaction: Interaction, type: string): FhirResponse =>
  refusal(
    403,
    'forbidden',
    role
      ? `Your role (${roleWords[role]}) does not allow ${deeds[interaction]} ${type}.`
      : 'You hold no role that opens the record here.',
  )
