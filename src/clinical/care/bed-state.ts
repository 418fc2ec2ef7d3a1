import type { Extension, Location, Reference } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'

/** What a bed can be while nobody lies in it (domain facts §5.5). */
export type BedStateCode = 'free' | 'reserved' | 'cleaning' | 'closed'

/** Who made it so, when, and for whom or why. */
export type BedNote = { reason: string | undefined; by: string | undefined; at: string | undefined }

const hl7 = 'http://terminology.hl7.org/CodeSystem/v2-0116'
const definitions = 'https://lune.example/fhir/StructureDefinition'
const noteUrl = `${definitions}/bed-state-note`

/** HL7 table 0116 has no word for a bed that is kept for somebody, so that one is ours: no reader takes it for free. */
const codings: Record<BedStateCode, NonNullable<Location['operationalStatus']>> = {
  free: { system: hl7, code: 'U', display: 'Unoccupied' },
  reserved: {
    system: 'https://lune.example/fhir/CodeSystem/bed-state',
    code: 'reserved',
    display: 'Reserved',
  },
  cleaning: { system: hl7, code: 'H', display: 'Housekeeping' },
  closed: { system: hl7, code: 'C', display: 'Closed' },
}

export const bedStateWords: Record<BedStateCode, string> = {
  free: 'Free',
  reserved: 'Reserved',
  cleaning: 'Being cleaned',
  closed: 'Closed',
}

const states = ['free', 'reserved', 'cleaning', 'closed'] as const

/** The state as it stands in the record; undefined where it is none of these, or not recorded. */
export function bedStateOf({ status, operationalStatus }: Location): BedStateCode | undefined {
  if (status === 'suspended') return 'closed'
  return states.find((one) => codings[one].code === operationalStatus?.code)
}

/** Somebody lies in it, or the record says so: then nothing is changed of the bed alone. */
export const isTaken = ({ operationalStatus }: Location) => operationalStatus?.code === 'O'

/** Only of the state the bed is in: what was said of an earlier one is over. */
export function bedNoteOf(bed: Location): BedNote | undefined {
  const note = bed.extension?.find(({ url }) => url === noteUrl)
  const part = (name: string) => note?.extension?.find(({ url }) => url === name)
  if (!note || part('state')?.valueCode !== bedStateOf(bed)) return undefined
  return {
    reason: part('reason')?.valueString,
    by: part('by')?.valueReference?.display,
    at: part('at')?.valueDateTime,
  }
}

export type BedDraft = { state: BedStateCode; reason: string }

/** The bed with this state; everything else of it stays. */
export const withBedState = (
  bed: Stored<Location>,
  draft: BedDraft,
  by: Reference,
  now: Date,
): Stored<Location> => ({
  ...withBedNote(bed, draft, by, now),
  status: draft.state === 'closed' ? 'suspended' : 'active',
  operationalStatus: codings[draft.state],
})

/** What is said of the state it is in, or comes into with the same write. */
export function withBedNote(
  bed: Stored<Location>,
  { state, reason }: { state: BedStateCode | 'occupied'; reason: string },
  by: Reference,
  now: Date,
): Stored<Location> {
  const words = reason.trim()
  const note: Extension = {
    url: noteUrl,
    extension: [
      { url: 'state', valueCode: state },
      ...(words ? [{ url: 'reason', valueString: words }] : []),
      { url: 'by', valueReference: by },
      { url: 'at', valueDateTime: now.toISOString() },
    ],
  }
  return {
    ...bed,
    extension: [...(bed.extension ?? []).filter(({ url }) => url !== noteUrl), note],
  }
}
