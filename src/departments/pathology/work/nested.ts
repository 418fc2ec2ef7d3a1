import type { Observation, Reference } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

/** Values that hold others, as a culture does its organisms: by `#id` while they wait in a Task, by address once reported. */
const isOf = ({ reference }: Reference, { id }: Observation): boolean =>
  id !== undefined && (reference === `#${id}` || (reference ?? '').endsWith(`Observation/${id}`))

/** The one that a reference names, of those at hand. */
export const memberIn =
  (values: readonly Observation[]) =>
  (reference: Reference): Observation | undefined =>
    values.find((one) => isOf(reference, one))

/** Those that no other holds: what a report names. */
export const topOf = <V extends Observation>(values: readonly V[]): V[] =>
  values.filter((one) => !values.some(({ hasMember }) => listOf(hasMember).some((each) => isOf(each, one))))
