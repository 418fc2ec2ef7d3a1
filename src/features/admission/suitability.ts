import type { PatientIdentity } from '#clinical/patient/patient.ts'

/** A free bed, and what speaks against this patient in it. */
export type FreeBed = { id: string; name: string; bay: string | undefined; warnings: string[] }

export type Neighbour = { bay: string | undefined; gender: string }

/**
 * Bays are for one sex, save critical care, theatres and emergency departments (domain facts §5.5). Gender as recorded
 * is all a desk knows; whoever is responsible for the ward decides.
 */
export function warningsFor(
  bay: string | undefined,
  { gender }: Pick<PatientIdentity, 'gender'>,
  neighbours: readonly Neighbour[],
): string[] {
  if (!bay) return []
  const others = new Set(neighbours.filter((one) => one.bay === bay).map((one) => one.gender))
  others.delete(gender)
  const shown = [...others].filter((one) => one === 'Male' || one === 'Female')
  return shown.length > 0 && (gender === 'Male' || gender === 'Female')
    ? [`${bay} has ${shown.map((one) => (one === 'Male' ? 'men' : 'women')).join(' and ')}`]
    : []
}
