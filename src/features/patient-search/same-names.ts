import type { PatientIdentity } from '#clinical/patient/patient.ts'

/** Names that more than one of these patients has, told apart only by birth date and number (hazard H2). */
export function sameNames(patients: readonly PatientIdentity[]): ReadonlySet<string> {
  const names = patients.map(({ name }) => withoutTitle(name))
  return new Set(names.filter((name, index) => names.indexOf(name) !== index))
}

export const isNamesake = ({ name }: PatientIdentity, shared: ReadonlySet<string>) =>
  shared.has(withoutTitle(name))

const withoutTitle = (name: string) => name.replace(/ \([^)]*\)$/, '').toLocaleLowerCase('en-GB')
