import { formatDuration } from '#fhir/dates.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * When a result is overdue, and when several may be acknowledged at once. Domain facts §6.1.6 [G]: national
 * results-management practice, to be confirmed by each trust’s clinical safety officer. Shown with its source.
 */
export const resultRules = {
  source: 'national results-management practice, to be confirmed by your clinical safety officer',
  within: { critical: hour, inpatient: day, outpatient: 7 * day },
  /** How far back results that nobody has opened are looked for; opened and not closed, they are found at any age */
  lookBack: 28 * day,
  /** A value in its range that has moved by more than this share of the range since last is not "all normal" [design] */
  quietChange: 0.5,
}

type Urgency = { critical: boolean; inpatient: boolean | undefined }

/** Where nobody knows whether the patient is in hospital, the shorter of the two holds. */
export function dueAfter({ critical, inpatient }: Urgency): number {
  const { within } = resultRules
  if (critical) return within.critical
  return inpatient === false ? within.outpatient : within.inpatient
}

/** `critical 1hr, in-patient 1d, out-patient 7d` */
export const rulesText = (): string => {
  const { critical, inpatient, outpatient } = resultRules.within
  return `critical ${formatDuration(critical)}, in-patient ${formatDuration(inpatient)}, out-patient ${formatDuration(outpatient)}`
}
