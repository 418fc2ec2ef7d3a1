import type { Address, Patient } from 'fhir/r4'
import * as z from 'zod/mini'

import { listOf } from '#clinical/entries/lenient.ts'
import { formatDate, londonDate } from '#fhir/dates.ts'

/** What an address is for. The Personal Demographics Service writes one for letters as `billing`. */
export const addressKinds = {
  home: 'Home',
  temp: 'Temporary',
  billing: 'Correspondence',
  work: 'Work',
} as const
export type AddressKind = keyof typeof addressKinds

const postcode = z.string().check(
  z.trim(),
  z.overwrite((text: string) => text.toUpperCase().replace(/^(\S+?)\s*(\S{3})$/, '$1 $2')),
  z.refine(
    (text) => text === '' || /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(text),
    'Write a postcode such as BB2 3HH',
  ),
)
const day = z
  .string()
  .check(z.refine((text) => text === '' || /^\d{4}-\d\d-\d\d$/.test(text), 'Write a whole date'))

export const addressDraft = z
  .object({
    /** Where it stands in the record; empty: a new one */
    at: z.string(),
    kind: z.enum(['home', 'temp', 'billing', 'work']),
    line: z.string().check(z.trim(), z.maxLength(400)),
    town: z.string().check(z.trim(), z.maxLength(100)),
    postcode,
    from: day,
    until: day,
    /** No longer theirs: kept as an old one */
    gone: z.boolean(),
  })
  .check(
    z.refine(({ gone, line, town, postcode }) => gone || [line, town, postcode].some((one) => one !== ''), {
      message: 'Write an address',
      path: ['line'],
    }),
    z.refine(({ from, until }) => !from || !until || from <= until, {
      message: 'This is before the first day',
      path: ['until'],
    }),
    z.refine(({ kind, until, gone }) => gone || kind !== 'temp' || until !== '', {
      message: 'Say until when: letters go home again after it',
      path: ['until'],
    }),
  )
export type AddressDraft = z.infer<typeof addressDraft>

export const newAddress = (kind: AddressKind): AddressDraft => ({
  at: '',
  kind,
  line: '',
  town: '',
  postcode: '',
  from: londonDate(),
  until: '',
  gone: false,
})

const kindOf = ({ use, type }: Address): AddressKind =>
  use === 'billing' || type === 'postal' ? 'billing' : use === 'temp' || use === 'work' ? use : 'home'

const isPast = ({ use, period }: Address, today: string) =>
  use === 'old' || (period?.end !== undefined && period.end.slice(0, 10) < today)

const partOfDay = (date: string | undefined) =>
  date && /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 10) : ''

/** Those that hold now or later, as the form has them. */
export const addressDrafts = ({ address }: Patient, today = londonDate()): AddressDraft[] =>
  listOf(address).flatMap((one, at) =>
    isPast(one, today)
      ? []
      : [
          {
            at: String(at),
            kind: kindOf(one),
            line: listOf(one.line).join('\n') || (one.city || one.postalCode ? '' : (one.text ?? '')),
            town: one.city ?? '',
            postcode: one.postalCode ?? '',
            from: partOfDay(one.period?.start),
            until: partOfDay(one.period?.end),
            gone: false,
          },
        ],
  )

/** The record's addresses with what the form changed; what it does not show of one stays with it, and nothing is deleted. */
export function withAddresses<P extends Patient>(
  patient: P,
  before: readonly AddressDraft[],
  drafts: readonly AddressDraft[],
  now: Date,
): P {
  const kept = listOf(patient.address)
  const changed = kept.map((one, at): Address => {
    const was = before.find((draft) => draft.at === String(at))
    const draft = drafts.find((each) => each.at === String(at))
    if (!was || !draft || JSON.stringify(was) === JSON.stringify(draft)) return one
    if (draft.gone) return { ...one, use: 'old', period: { ...one.period, end: now.toISOString() } }
    return fromDraft(draft, one)
  })
  const made = drafts.filter(({ at, gone }) => at === '' && !gone).map((draft) => fromDraft(draft, {}))
  return { ...patient, address: [...changed, ...made] }
}

function fromDraft({ kind, line, town, postcode, from, until }: AddressDraft, before: Address): Address {
  const { line: _line, city: _city, postalCode: _code, period: _period, text: _text, ...rest } = before
  const lines = line
    .split(/\n|,/)
    .map((one) => one.trim())
    .filter(Boolean)
  return {
    ...rest,
    use: kind,
    ...(kind === 'billing' ? { type: 'postal' as const } : {}),
    ...(lines.length > 0 ? { line: lines } : {}),
    ...(town ? { city: town } : {}),
    ...(postcode ? { postalCode: postcode } : {}),
    ...(from || until
      ? { period: { ...(from ? { start: from } : {}), ...(until ? { end: until } : {}) } }
      : {}),
  }
}

export type ShownAddress = { kind: string; words: string; period: string; past: boolean }

/** All of them in words, those of now first; an old one says so. */
export function addressesOf({ address }: Pick<Patient, 'address'>, today = londonDate()): ShownAddress[] {
  return listOf(address)
    .map((one) => {
      const { line, city, district, postalCode, country, text, period } = one
      const written = [...listOf(line), city, district, postalCode, country].filter(Boolean).join(', ')
      return {
        kind: addressKinds[kindOf(one)],
        words: written || text || 'Address without words',
        period: [
          period?.start && `from ${formatDate(period.start)}`,
          period?.end && `until ${formatDate(period.end)}`,
        ]
          .filter(Boolean)
          .join(' '),
        past: isPast(one, today),
      }
    })
    .toSorted((one, other) => Number(one.past) - Number(other.past))
}
