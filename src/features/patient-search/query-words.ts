import { isValidNhsNumber, nhsDigits } from '#lib/nhs-number.ts'

import { bornIn, type Days, onDay } from './birth-days.ts'

/**
 * What one box holds, in any order: names, NHS number, hospital number, date of birth. Pure.
 * Nothing typed is dropped in silence: what was not understood is in `unused`, and the screen says so.
 */
export type QueryWords = {
  /** Beginnings of names, in the order typed; every one must fit */
  names: string[]
  nhsNumber: { digits: string; valid: boolean } | undefined
  hospitalNumbers: string[]
  /** Days of birth, one or other: a two-figure year may mean either century */
  born: Days[]
  /** Eight figures that are a day of birth but could as well be a hospital number */
  eitherNumber: string | undefined
  unused: string[]
}

export function queryWords(typed: string, today = new Date()): QueryWords {
  const words: QueryWords = {
    names: [],
    nhsNumber: undefined,
    hospitalNumbers: [],
    born: [],
    eitherNumber: undefined,
    unused: [],
  }
  // Typographic quotes and dashes arrive from letters and spreadsheets.
  let rest = ` ${typed
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐-―]/g, '-')} `

  // The surest shapes first: each takes its text out of what is left for the next.
  for (const label of labels) rest = rest.replace(label, ' ')
  rest = takeOut(rest, nhsNumber, ({ digits = '' }) => {
    if (words.nhsNumber) return false
    words.nhsNumber = { digits: nhsDigits(digits), valid: isValidNhsNumber(digits) }
    return true
  })
  for (const { shape, days } of dates) {
    rest = takeOut(rest, shape, (parts) => {
      const found = words.born.length === 0 ? days(parts, today) : []
      words.born.push(...found)
      if (found.length > 0 && parts['eight']) words.eitherNumber = parts['eight']
      return found.length > 0
    })
  }
  for (const token of rest.split(/[\s,;()[\]:"]+/)) readToken(token, words)
  words.names = withoutTitles(words.names)
  return words
}

/** True when it says something to search by: a number, a date, or at least two letters. */
export const isEnough = ({ names, nhsNumber, hospitalNumbers, born }: QueryWords) =>
  nhsNumber !== undefined || hospitalNumbers.length > 0 || born.length > 0 || names.join('').length >= 2

const edge = { before: String.raw`(?<![\p{L}\d/.-])`, after: String.raw`(?![\p{L}\d/]|[.-]\d)` }
const whole = (shape: string) => new RegExp(`${edge.before}${shape}${edge.after}`, 'giu')

/** Words that come along when a banner or a label is copied. */
const labels = [
  /\bNHS\s*(?:no\b\.?|number\b)/gi,
  /\b(?:hospital|unit)\s*(?:no\b\.?|number\b)|\b(?:MRN|DOB)\b|\bdate of birth\b/gi,
  /\bborn\b(?=\s*\d)/gi,
  /\(\s*\d+\s*(?:y|m|w|d|hrs|min)(?:\s+\d+[mwd])?\s*\)/gi,
]

const nhsNumber = whole(String.raw`(?<digits>\d{3}[ -]?\d{3}[ -]?\d{4})`)

const monthWord =
  '(?<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const dates = [
  { shape: whole(String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`), days: onDay },
  { shape: whole(String.raw`(?<day>\d{1,2})[/. -](?<month>\d{1,2})[/. -](?<year>\d{4})`), days: onDay },
  {
    shape: whole(String.raw`(?<day>\d{1,2})(?<between>[/.-])(?<month>\d{1,2})\k<between>(?<year>\d{2})`),
    days: onDay,
  },
  {
    shape: whole(String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?[ -]?${monthWord}[ ,.-]*(?<year>\d{4}|\d{2})`),
    days: onDay,
  },
  { shape: whole(String.raw`${monthWord} +(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})`), days: onDay },
  { shape: whole(String.raw`${monthWord}[-/](?<year>\d{4})`), days: bornIn },
  { shape: whole(String.raw`(?<month>\d{1,2})/(?<year>\d{4})`), days: bornIn },
  { shape: whole(String.raw`(?<eight>(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}))`), days: onDay },
  { shape: whole(String.raw`(?<eight>(?<year>\d{4})(?<month>\d{2})(?<day>\d{2}))`), days: onDay },
  { shape: whole(String.raw`(?<year>\d{4})`), days: bornIn },
]

/** The text without what was read; what `read` refuses stays. */
function takeOut(text: string, shape: RegExp, read: (parts: Record<string, string>) => boolean): string {
  let left = ''
  let end = 0
  for (const match of text.matchAll(shape)) {
    if (!read(match.groups ?? {})) continue
    left += `${text.slice(end, match.index)} `
    end = match.index + match[0].length
  }
  return left + text.slice(end)
}

function readToken(token: string, words: QueryWords) {
  const trimmed = token.replace(/^[^\p{L}\p{M}\d]+|[^\p{L}\p{M}\d]+$/gu, '')
  if (!trimmed) return
  if (/^[\p{L}\p{M}][\p{L}\p{M}'.-]*$/u.test(trimmed)) words.names.push(trimmed)
  else if (/^\d{5,}$/.test(trimmed) || /^(?=.*\p{L})[\p{L}\d][\p{L}\d/-]+$/u.test(trimmed))
    words.hospitalNumbers.push(trimmed.toLocaleUpperCase('en-GB'))
  else words.unused.push(trimmed)
}

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'master', 'prof', 'sir', 'dame', 'rev'])

/** A title is how people are called, not what they are filed under; alone it may be somebody's name. */
function withoutTitles(names: string[]): string[] {
  const others = names.filter((name) => !titles.has(name.replace(/\.$/, '').toLowerCase()))
  return others.length > 0 ? others : names
}
