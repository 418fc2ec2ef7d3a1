import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { partialDate } from '#lib/partial-date.ts'
import { nhsDigits } from '#lib/nhs-number.ts'

/** What is compared of somebody who may already be in the record. */
export type Sought = {
  family: string
  given: string
  born: string
  nhsNumber: string
  postcode: string
  gender: string
}

export type Match = {
  patient: PatientIdentity
  strength: 'same NHS number' | 'strong' | 'possible' | 'weak'
  /** In words, what is the same and what is not; a human decides by it */
  same: string[]
  different: string[]
}

/**
 * How much of what was typed a record shares. The points are Lune's own (no national list gives them): a birth date tells
 * most, a name less, gender least. Nobody is taken for the same person by them: they put the likeliest first.
 */
export function matchOf(sought: Sought, patient: PatientIdentity): Match {
  const [family = '', rest = ''] = patient.name.replace(/ \([^)]*\)$/, '').split(', ')
  const number = patient.nhsNumber.status === 'none' ? '' : nhsDigits(patient.nhsNumber.digits)
  const postcode = patient.address === 'withheld' ? '' : (patient.address.find(isPostcode) ?? '')
  const signs: Sign[] = [
    sign('family name', plain(sought.family), plain(family), { same: 3, near: soundsLike, nearly: 2 }),
    sign('given name', plain(sought.given), plain(rest.split(' ')[0] ?? ''), {
      same: 2,
      near: (one, other) => one[0] === other[0],
      nearly: 1,
    }),
    sign('date of birth', partialDate(sought.born) ?? '', patient.birth?.slice(0, 10) ?? '', {
      same: 4,
      near: nearDate,
      nearly: 2,
    }),
    sign('postcode', sought.postcode.replace(/\s/g, '').toUpperCase(), postcode.replace(/\s/g, ''), {
      same: 2,
    }),
    sign('gender', genderWord(sought.gender), patient.gender === 'Not Known' ? '' : patient.gender, {
      same: 1,
    }),
  ]
  const typed = nhsDigits(sought.nhsNumber)
  if (typed && number) signs.unshift(sign('NHS number', typed, number, { same: 20 }))
  const points = signs.reduce((sum, one) => sum + one.points, 0)
  return {
    patient,
    strength: points >= 20 ? 'same NHS number' : points >= 9 ? 'strong' : points >= 6 ? 'possible' : 'weak',
    same: signs.flatMap(({ what, is }) =>
      is === 'same' ? `same ${what}` : is === 'near' ? `similar ${what}` : [],
    ),
    different: signs.flatMap(({ what, is }) => (is === 'different' ? `another ${what}` : [])),
  }
}

const order = ['same NHS number', 'strong', 'possible', 'weak']

/** The likeliest first; a weak one says nothing worth reading. */
export const matchesOf = (sought: Sought, patients: readonly PatientIdentity[]): Match[] =>
  patients
    .map((patient) => matchOf(sought, patient))
    .filter(({ strength }) => strength !== 'weak')
    .toSorted(
      (one, other) =>
        order.indexOf(one.strength) - order.indexOf(other.strength) || other.same.length - one.same.length,
    )

type Sign = { what: string; is: 'same' | 'near' | 'different' | 'not known'; points: number }

function sign(
  what: string,
  one: string,
  other: string,
  points: { same: number; near?: (one: string, other: string) => boolean; nearly?: number },
): Sign {
  if (!one || !other) return { what, is: 'not known', points: 0 }
  if (one === other) return { what, is: 'same', points: points.same }
  if (points.near?.(one, other)) return { what, is: 'near', points: points.nearly ?? 0 }
  return { what, is: 'different', points: 0 }
}

/** Letters alone, without case and accents: O’Neill is ONEILL. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()

/** Soundex (Russell 1918; as US archives use it): Smith and Smyth, Robert and Rupert. */
export function soundsLike(one: string, other: string): boolean {
  return soundex(one) === soundex(other)
}

const sounds: Record<string, string> = Object.fromEntries(
  [
    ['bfpv', '1'],
    ['cgjkqsxz', '2'],
    ['dt', '3'],
    ['l', '4'],
    ['mn', '5'],
    ['r', '6'],
  ].flatMap(([letters = '', digit = '']) => letters.split('').map((letter) => [letter, digit])),
)

function soundex(name: string): string {
  let code = name.charAt(0)
  let last = sounds[code] ?? ''
  for (const letter of name.slice(1)) {
    const digit = sounds[letter] ?? ''
    if (digit && digit !== last) code += digit
    if (!'hw'.includes(letter)) last = digit
  }
  return code.padEnd(4, '0').slice(0, 4)
}

/** One figure mistyped, or day and month changed over; also when one of the two is known only in part. */
function nearDate(one: string, other: string): boolean {
  const short = Math.min(one.length, other.length)
  if (one.slice(0, short) === other.slice(0, short)) return true
  if (one.length !== other.length) return false
  const [year, month, day] = one.split('-')
  if (other === [year, day, month].join('-')) return true
  return one.split('').filter((figure, at) => figure !== other[at]).length === 1
}

const isPostcode = (line: string) => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(line)

const genderWord = (code: string) => ({ female: 'Female', male: 'Male', other: 'Other Specific' })[code] ?? ''
