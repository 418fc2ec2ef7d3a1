import type { Priority } from '#clinical/care/order.ts'

/** The disciplines of a laboratory, each with its own worklist. */
export const disciplines = ['blood sciences', 'microbiology', 'transfusion'] as const
export type Discipline = (typeof disciplines)[number]

export const disciplineWords: Record<Discipline, string> = {
  'blood sciences': 'Blood sciences',
  microbiology: 'Microbiology',
  transfusion: 'Transfusion',
}

const minute = 60_000
const hour = 60 * minute

type Targets = { urgent: number; routine: number }

/**
 * By when a report is out, counted from when the laboratory has the specimen; and a sample in the tube, counted from the
 * request. [design] Typical targets, not a national standard: a laboratory sets its own. Shown with their source.
 */
export const turnaroundRules = {
  source: 'typical targets, to be confirmed by the laboratory',
  reported: {
    'blood sciences': { urgent: hour, routine: 4 * hour },
    microbiology: { urgent: 24 * hour, routine: 72 * hour },
    transfusion: { urgent: hour, routine: 6 * hour },
  } satisfies Record<Discipline, Targets>,
  /** Where nobody knows which discipline does it, the shortest holds */
  reportedElse: { urgent: hour, routine: 4 * hour },
  collected: { urgent: hour, routine: 12 * hour },
  /** This share of the time is left: it is due soon */
  soon: 0.25,
}

/** Anything but routine is urgent: urgent, as soon as possible, immediately. */
export const isUrgent = (priority: Priority | undefined): boolean =>
  priority !== undefined && priority !== 'routine'

/** In which order tubes are filled, and why one is told apart; domain facts §6.1.2 [G]. Urine, swabs and the like come after. */
export const orderOfDraw = {
  source: 'usual order of draw, to be confirmed by the laboratory',
  caps: ['Blood culture bottles', 'Blue', 'Gold', 'Green', 'Heparin syringe', 'Purple', 'Pink', 'Grey'],
}

export const placeInDraw = (cap: string | undefined): number => {
  const place = orderOfDraw.caps.indexOf(cap ?? '')
  return place < 0 ? orderOfDraw.caps.length : place
}

type Reason = { value: string; label: string }

/** Domain facts §6.1.2; the two that HL7 v2-0493 has go by its codes, the others by our own. */
export const rejections: readonly (Reason & { hl7?: string })[] = [
  { value: 'haemolysed', label: 'Haemolysed', hl7: 'HEM' },
  { value: 'clotted', label: 'Clotted', hl7: 'CLOT' },
  { value: 'unlabelled', label: 'Unlabelled' },
  { value: 'mislabelled', label: 'Mislabelled' },
  { value: 'insufficient', label: 'Insufficient' },
  { value: 'wrong-tube', label: 'Wrong tube' },
  { value: 'leaked', label: 'Leaked' },
  { value: 'too-old', label: 'Too old' },
  { value: 'no-request', label: 'No request with it' },
]

export const notCollectedReasons: readonly Reason[] = [
  { value: 'away', label: 'Patient away from the ward' },
  { value: 'refused', label: 'Patient declined' },
  { value: 'difficult', label: 'No vein could be found' },
  { value: 'no-band', label: 'No wristband, or it could not be read' },
  { value: 'mismatch', label: 'Wristband does not match the request' },
  { value: 'other', label: 'Another reason' },
]

/**
 * When a value is so far from the one before that somebody must say that it is believed: by more than so many widths of the
 * usual range, or by this share of the value where there is no range. [design], shown with its source.
 */
export const deltaRule = {
  source: 'a typical check, to be confirmed by the laboratory',
  widths: 1,
  share: 0.5,
}

/** How long after it was taken a test can be added to what is in the tube [G?], by cap; undefined: none can. */
export const stability: { source: string; hours: Readonly<Record<string, number>> } = {
  source: 'typical stability, to be confirmed by the laboratory for each test',
  hours: { Gold: 48, Purple: 24, Blue: 4, Grey: 24, Pink: 72, 'Universal container': 24 },
}

/** By when somebody by name has been told of a critical result: domain facts §6.1.4 [G?]. */
export const telephoneRules = {
  source: 'RCPath guidance on critical results, to be confirmed by the laboratory',
  inpatient: 2 * hour,
  others: 24 * hour,
  /** How far back those that somebody was told of are looked for, until more is asked for */
  days: 3,
}
