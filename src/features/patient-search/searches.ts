import type { SearchParams } from '#fhir/client.ts'
import { formatDate } from '#fhir/dates.ts'
import { formatNhsNumber } from '#lib/nhs-number.ts'

import type { Days } from './birth-days.ts'
import type { QueryWords } from './query-words.ts'

/**
 * The FHIR searches that together answer the words. More than one when a figure may mean two things.
 * Full dates only, and `name` repeated for "and": what every server does alike.
 */
export function searchesFor(words: QueryWords): SearchParams[] {
  const identifier = [...(words.nhsNumber ? [words.nhsNumber.digits] : []), ...words.hospitalNumbers]
  const base: SearchParams = {
    ...(words.names.length > 0 ? { name: words.names } : {}),
    ...(identifier.length > 0 ? { identifier } : {}),
  }
  if (words.born.length === 0) return [base]
  return [
    ...words.born.map((days) => ({ ...base, birthdate: between(days) })),
    ...(words.eitherNumber ? [{ ...base, identifier: [...identifier, words.eitherNumber] }] : []),
  ]
}

const between = ({ from, to }: Days) => (from === to ? [from] : [`ge${from}`, `le${to}`])

/** What is searched for, said back: so that nobody takes "none found" for more than it is. */
export function searchedFor(words: QueryWords): string {
  const parts = [
    words.names.length > 0 ? `name beginning ${words.names.map((name) => `“${name}”`).join(' and ')}` : '',
    words.nhsNumber ? `NHS number ${formatNhsNumber(words.nhsNumber.digits)}` : '',
    words.hospitalNumbers.length > 0 ? `hospital number ${words.hospitalNumbers.join(' and ')}` : '',
    words.born.length > 0 ? `born ${words.born.map(daysSaid).join(' or ')}` : '',
    words.eitherNumber ? `or hospital number ${words.eitherNumber}` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function daysSaid({ from, to }: Days): string {
  if (from === to) return formatDate(from)
  return from.slice(0, 7) === to.slice(0, 7) ? `in ${formatDate(from.slice(0, 7))}` : `in ${from.slice(0, 4)}`
}

/** What the reader should know about what they typed, whether or not anybody is found. */
export function remarksOn(words: QueryWords): string[] {
  return [
    words.nhsNumber && !words.nhsNumber.valid
      ? `${formatNhsNumber(words.nhsNumber.digits)} is not a valid NHS number: check the figures.`
      : '',
    words.unused.length > 0
      ? `${words.unused.map((word) => `“${word}”`).join(', ')} ${words.unused.length === 1 ? 'was' : 'were'} not used: not a name, a number or a date of birth in full.`
      : '',
  ].filter(Boolean)
}
