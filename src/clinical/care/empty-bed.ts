import type { Encounter, Location } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'

import { bedNoteOf, type BedNote, isTaken } from './bed-state.ts'

/** `unclear`: the record does not say, or contradicts itself */
export type EmptyKind = 'free' | 'reserved' | 'cleaning' | 'closed' | 'unclear'

/** A bed nobody is recorded in, as a board shows it. */
export type EmptyBed = {
  words: string
  free: boolean
  kind: EmptyKind
  note?: BedNote | undefined
  taken?: boolean
  /** Being cleaned: free as soon as that is done */
  soon?: boolean
}

const bedOrderSystem = 'https://lune.example/fhir/Id/bed-order'
const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** By the recorded sort key, else by name, numbers as numbers: Bed 2 before Bed 10, bays before side rooms. */
export function byBedOrder(one: Location, other: Location): number {
  const key = ({ identifier = [], name = '' }: Location) =>
    identifier.find(({ system }) => system === bedOrderSystem)?.value ?? name
  return collator.compare(key(one), key(other)) || collator.compare(one.name ?? '', other.name ?? '')
}

// HL7 table 0116, with the words of a bed board (domain facts §5.5)
const emptyWords: Record<string, { words: string; kind: EmptyKind }> = {
  U: { words: 'Free', kind: 'free' },
  C: { words: 'Closed', kind: 'closed' },
  H: { words: 'Being cleaned', kind: 'cleaning' },
  I: { words: 'Isolated, no patient recorded', kind: 'closed' },
  K: { words: 'Contaminated', kind: 'cleaning' },
  // Ours: the table has no word for it
  reserved: { words: 'Reserved', kind: 'reserved' },
  // The two parts of the record disagree; calling it free would send somebody to a bed that is taken.
  O: { words: 'Marked occupied, no patient recorded', kind: 'unclear' },
}

/** `reserved`: a stay says that it is kept for it. */
export function emptyBed(bed: Location, reserved: boolean): EmptyBed {
  const recorded = emptyWords[bed.operationalStatus?.code ?? '']
  const { words, kind } =
    bed.status === 'suspended'
      ? { words: 'Closed', kind: 'closed' as const }
      : (recorded ?? { words: 'Bed status not recorded', kind: 'unclear' as const })
  const state = { note: bedNoteOf(bed), taken: isTaken(bed), soon: bed.operationalStatus?.code === 'H' }
  if (reserved && kind !== 'unclear' && kind !== 'reserved')
    return {
      ...state,
      kind: 'reserved',
      words: kind === 'free' ? 'Reserved' : `Reserved, ${words.toLowerCase()}`,
      free: false,
    }
  return { ...state, words, kind, free: kind === 'free' }
}

/** Beds that are kept for somebody who is to come, by FHIR's own word for it. */
export const reservedIn = (stays: readonly Encounter[]): Set<string> =>
  new Set(
    stays
      .filter(({ status }) => ['planned', 'in-progress', 'onleave'].includes(status))
      .flatMap(({ location = [] }) => location)
      .filter(({ status, period }) => status === 'reserved' && !period?.end)
      .flatMap(({ location: place }) => referenceId(place, 'Location') ?? []),
  )
