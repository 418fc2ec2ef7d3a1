import { type Kind, kinds } from './event.ts'

/** What is shown of the timeline. It stands in the address: codes and dates only, never a word about anybody. */
export type Filters = {
  /** Empty: every kind */
  kinds: readonly Kind[]
  source: string | undefined
  specialty: string | undefined
  /** Days in London, both of them in the period */
  from: string | undefined
  upTo: string | undefined
}

const isKind = (word: string): word is Kind => kinds.some((kind) => kind === word)
/** A day as date inputs and addresses hold it. */
export const dayIn = (text: unknown): string | undefined =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined
const codeIn = (text: string | null) => (text && /^[A-Za-z0-9]{1,10}$/.test(text) ? text : undefined)

/** What is not a code or a date is left out: an address may come from anywhere. */
export function filtersOf(address: URLSearchParams): Filters {
  const [from, upTo] = [dayIn(address.get('from')), dayIn(address.get('to'))]
  return {
    kinds: (address.get('kind') ?? '').split(',').filter(isKind),
    source: codeIn(address.get('source')),
    specialty: codeIn(address.get('specialty')),
    from: from && upTo && from > upTo ? undefined : from,
    upTo,
  }
}

export function addressOf({ kinds, source, specialty, from, upTo }: Filters): URLSearchParams {
  const parts = { kind: kinds.join(','), source, specialty, from, to: upTo }
  return new URLSearchParams(Object.entries(parts).flatMap(([name, code]) => (code ? [[name, code]] : [])))
}

/** Those that hide entries; a period says its own bounds. */
export const isFiltered = ({ kinds, source, specialty }: Filters) =>
  kinds.length > 0 || source !== undefined || specialty !== undefined

export const shows = ({ kinds: chosen }: Filters, kind: Kind) => chosen.length === 0 || chosen.includes(kind)
