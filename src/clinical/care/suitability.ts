/** Somebody who needs a bed, as far as a desk knows: it sees no diagnosis. */
export type Wanted = {
  /** As recorded: *Male*, *Female*, or a word for neither or not known */
  gender: string
  sideRoom: boolean
  specialty: string | undefined
  /** Under 16, who lies on a children’s ward; undefined: not known, or not asked about */
  child?: boolean | undefined
}

/** A bed, and what stands around it. */
export type Surroundings = {
  /** The bay it stands in; undefined: a room of its own */
  bay: string | undefined
  specialty: string | undefined
  /** The genders of whoever lies, or is to lie, in the same bay */
  neighbours: readonly string[]
}

export type Suitability = { good: string[]; against: string[] }

/**
 * What speaks for and against somebody in a bed, in words. Bays are for one sex, save critical care, theatres and
 * emergency departments (domain facts §5.5). Whoever is in charge of the ward decides.
 */
export function suitabilityOf({ bay, specialty, neighbours }: Surroundings, wanted: Wanted): Suitability {
  const good: string[] = []
  const against: string[] = []
  if (!bay) {
    // a room of one's own is kept for whoever needs it: it is no better for anybody else
    if (wanted.sideRoom) good.push('Side room')
  } else {
    if (wanted.sideRoom) against.push('Not a side room')
    const sexes = new Set(neighbours.filter(isSex))
    const others = [...sexes].filter((one) => one !== wanted.gender)
    if (isMixed(specialty) || !isSex(wanted.gender)) {
      // nobody can say which bay it is, or the bay may be mixed
    } else if (others.length > 0)
      against.push(`${bay} has ${others.map((one) => peopleOf[one]).join(' and ')}`)
    else good.push(sexes.size > 0 ? `${bay} is for ${peopleOf[wanted.gender]}` : `${bay} is empty`)
  }
  const forChildren = plain(specialty ?? '').startsWith('paediatric')
  if (specialty && wanted.child !== undefined && wanted.child !== forChildren)
    against.push(forChildren ? 'A ward for children' : 'A ward for adults')
  if (specialty && wanted.specialty) {
    if (sameSpecialty(specialty, wanted.specialty)) good.push(specialty)
    else against.push(`Ward of ${specialty}`)
  }
  return { good, against }
}

const peopleOf = { Male: 'men', Female: 'women' } as const
const isSex = (gender: string): gender is keyof typeof peopleOf => gender in peopleOf

/** Where men and women may lie in one room, by the ward's specialty. */
const isMixed = (specialty: string | undefined) =>
  ['emergency medicine', 'intensive care medicine', 'anaesthetics'].includes(plain(specialty ?? ''))

export const sameSpecialty = (one: string, other: string) => plain(one) === plain(other)
const plain = (words: string) => words.toLowerCase().replaceAll('&', 'and').trim()

/** The better one first: what speaks against it counts more than what speaks for it. */
export const bySuitability = (one: Suitability, other: Suitability): number =>
  one.against.length - other.against.length || other.good.length - one.good.length
