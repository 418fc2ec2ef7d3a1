import type { Extension, Reference } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'

export type Who = 'patient' | 'gp' | 'other'
export type Way = 'post' | 'hand' | 'electronic'

/** One copy of a letter that is to go out. `other`: name and address of somebody the record does not know, line for line. */
export type Copy = { who: Who; chosen: boolean; by: Way; other: string }

/** HL7 v3 participation modes. */
export const ways = {
  post: { code: 'MAILWRIT', words: 'By post' },
  hand: { code: 'PHYSICAL', words: 'By hand' },
  electronic: { code: 'ONLINEWRIT', words: 'Electronically' },
} as const satisfies Record<Way, { code: string; words: string }>

export const wayOptions = (Object.keys(ways) as Way[]).map((value) => ({ value, label: ways[value].words }))

const copyUrl = 'https://lune.example/fhir/StructureDefinition/letter-copy'

/** Where a draft keeps whom it is to go to, until it is signed. */
export const toExtensions = (copies: readonly Copy[]): Extension[] =>
  copies
    .filter(({ chosen }) => chosen)
    .map(({ who, by, other }) => ({
      url: copyUrl,
      extension: [
        { url: 'who', valueCode: who },
        { url: 'by', valueCode: by },
        ...(other.trim() ? [{ url: 'other', valueString: other.trim() }] : []),
      ],
    }))

const everybody: readonly Copy[] = [
  { who: 'patient', chosen: false, by: 'post', other: '' },
  { who: 'gp', chosen: false, by: 'electronic', other: '' },
  { who: 'other', chosen: false, by: 'post', other: '' },
]

export const copiesFor = (to: readonly Who[]): Copy[] =>
  everybody.map((one) => ({ ...one, chosen: to.includes(one.who) }))

export function copiesIn(extensions: Extension[] | undefined): Copy[] {
  const kept = listOf(extensions).filter(({ url }) => url === copyUrl)
  const part = (of: Extension | undefined, name: string) =>
    listOf(of?.extension).find(({ url }) => url === name)
  return everybody.map((one) => {
    const found = kept.find((copy) => part(copy, 'who')?.valueCode === one.who)
    const by = part(found, 'by')?.valueCode
    return {
      ...one,
      chosen: found !== undefined,
      by: by === 'post' || by === 'hand' || by === 'electronic' ? by : one.by,
      other: part(found, 'other')?.valueString ?? '',
    }
  })
}

/** Whom a copy goes to, as the record refers to them. */
export function recipientOf(
  { who, other }: Copy,
  { patient, gp }: { patient: Reference; gp: Reference | undefined },
): Reference | undefined {
  if (who === 'patient') return patient
  return who === 'gp' ? gp : other.trim() ? { display: other.trim() } : undefined
}
