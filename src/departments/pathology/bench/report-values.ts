import type { Observation, Reference } from 'fhir/r4'

import type { Actor, Change, Made } from '#clinical/acts/act.ts'
import { entryIdentifier } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { memberIn, topOf } from '#departments/pathology/work/nested.ts'
import type { Stored } from '#fhir/client.ts'

type Reported = { make: Made[]; change: Change[]; result: Reference[] }

/**
 * What waited in the work becomes Observations: those of an interim report are written on, what is not said any more is
 * marked in error, and what stands in another (an antibiotic in its organism) stands in it by its address.
 */
export function valuesReported(
  waiting: readonly Observation[],
  earlier: readonly Stored<Observation>[],
  shared: Pick<Observation, 'status' | 'issued' | 'specimen'>,
  actor: Actor,
): Reported {
  const parts = waiting.map((value) => {
    const seen = earlier.find((one) => isSame(one, value))
    return { value, seen, reference: seen ? `Observation/${seen.id}` : `urn:uuid:${crypto.randomUUID()}` }
  })
  const named = (reference: Reference): Reference => {
    const value = memberIn(waiting)(reference)
    return { reference: parts.find((one) => one.value === value)?.reference ?? reference.reference ?? '' }
  }
  const reported = parts.map(({ value, seen, reference }, index) => {
    const { id: _local, hasMember, ...rest } = value
    const to: Observation = {
      ...rest,
      identifier: rest.identifier ?? [entryIdentifier(actor.session, `${actor.actId}-value-${index}`)],
      ...(hasMember ? { hasMember: hasMember.map(named) } : {}),
      ...shared,
    }
    return { seen, reference, to }
  })
  const dropped = earlier.filter((one) => !parts.some(({ seen }) => seen === one))
  return {
    make: reported.flatMap(({ seen, to, reference }) => (seen ? [] : { resource: to, fullUrl: reference })),
    change: [
      ...reported.flatMap(({ seen, to }) => (seen ? { seen, to: writtenOn(seen, to) } : [])),
      ...dropped.map((seen) => ({
        seen,
        to: { ...seen, status: 'entered-in-error' as const },
        withdrawn: true,
      })),
    ],
    result: topOf(waiting).map(({ id }) => named({ reference: `#${id}` })),
  }
}

/** Without what it said: a number may have become words, and a mark is of the value it was put on. */
export function unmarked(value: Stored<Observation>) {
  const {
    interpretation: _mark,
    valueQuantity: _number,
    valueString: _words,
    valueCodeableConcept: _code,
    ...kept
  } = value
  return kept
}

/** The same entry with what it says now, and nothing of what it said before. */
function writtenOn(seen: Stored<Observation>, to: Observation): Stored<Observation> {
  const { hasMember: _members, note: _notes, ...kept } = unmarked(seen)
  return { ...kept, ...to, id: seen.id, identifier: seen.identifier ?? [] }
}

/** The same thing measured: by the number it was given at the bench, else by a code they share, else by its name. */
function isSame(one: Observation, other: Observation): boolean {
  const [given] = listOf(other.identifier)
  if (given) return listOf(one.identifier).some(({ value }) => value === given.value)
  const codes = listOf(other.code.coding).map(({ system, code }) => `${system}|${code}`)
  const shared = listOf(one.code.coding).some(({ system, code }) => codes.includes(`${system}|${code}`))
  return codes.length > 0 ? shared : one.code.text === other.code.text
}
