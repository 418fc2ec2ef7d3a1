import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { nhsDigits } from '#lib/nhs-number.ts'

/** What a wristband said, against whose sample is about to be taken (positive identification, domain facts §6.1.2). */
export type Wristband = 'nothing' | 'unfinished' | 'matches' | 'somebody else'

type Person = Pick<PatientIdentity, 'nhsNumber' | 'hospitalNumbers' | 'birth'>

/** What is asked for: a number, or the date of birth of somebody who has none. */
export const askedOf = ({ nhsNumber, hospitalNumbers }: Person): 'number' | 'birth' =>
  nhsNumber.status === 'none' && hospitalNumbers.length === 0 ? 'birth' : 'number'

/**
 * Typed or scanned. A band’s barcode is read as it is printed: application identifier 8018, the company prefix, the NHS number,
 * a check digit (features/labels). Only a whole number matches; a wrong one is told as soon as it is whole.
 */
export function readWristband(typed: string, person: Person): Wristband {
  const words = typed.trim()
  if (words === '') return 'nothing'
  const digits = nhsDigits(words.replace(/^\][a-z]\d/i, '')).replace(/[^0-9a-z]/gi, '')
  if (askedOf(person) === 'birth') return readBirth(digits, person.birth)
  const read = /^8018\d{18}$/.test(digits) ? digits.slice(11, 21) : digits
  const { nhsNumber, hospitalNumbers } = person
  const own = nhsNumber.status === 'none' ? [] : [nhsDigits(nhsNumber.digits)]
  const all = [...own, ...hospitalNumbers.map(({ value }) => nhsDigits(value))].map((one) =>
    one.toUpperCase(),
  )
  if (all.includes(read.toUpperCase())) return 'matches'
  if (/^\d+$/.test(read) && read.length === 10) return 'somebody else'
  const couldBecome = all.some((one) => one.startsWith(read.toUpperCase()))
  return couldBecome || (read.length < 10 && /^\d+$/.test(read)) || digits.startsWith('8018')
    ? 'unfinished'
    : 'somebody else'
}

/** `05041951`, as it stands on the band, day first. */
function readBirth(digits: string, birth: string | undefined): Wristband {
  if (digits.length < 8) return 'unfinished'
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(birth ?? '') ?? []
  return year && digits === `${day}${month}${year}` ? 'matches' : 'somebody else'
}
