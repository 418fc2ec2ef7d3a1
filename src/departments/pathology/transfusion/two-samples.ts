import { formatDateTime, instantOf } from '#fhir/dates.ts'

import { type BloodGroup, groupWords } from './blood-group.ts'

/** One time that somebody’s group was found. */
export type Determination = {
  id: string
  group: BloodGroup
  specimenId: string | undefined
  takenAt: string | undefined
  takenBy: string | undefined
  /** Entered, and nobody stands behind it yet: it speaks against, and never for */
  waiting: boolean
  /** Whose work it waits in */
  workId?: string | undefined
}

export type Standing =
  | { state: 'none' | 'one sample'; group: BloodGroup | undefined; words: string }
  | { state: 'confirmed'; group: BloodGroup; words: string }
  | { state: 'discrepancy'; group: undefined; words: string }

const untilThen = 'Until then group O red cells only.'

/**
 * Before blood of the patient’s own group is given, two samples taken at different times agree; an earlier group in the record
 * counts as one (BSH 2012, two-sample rule; domain facts §6.1.5). Groups that do not agree stand above everything.
 */
export function standingOf(determinations: readonly Determination[]): Standing {
  const ordered = determinations.toSorted((one, other) => at(one) - at(other))
  const [first] = ordered
  const other = first && ordered.find(({ group }) => groupWords(group) !== groupWords(first.group))
  if (first && other)
    return {
      state: 'discrepancy',
      group: undefined,
      words: `Groups do not agree: ${told(first)}; ${told(other)}. Group O red cells only until this is settled.`,
    }
  const agreed = ordered.filter(({ waiting }) => !waiting)
  const [one] = agreed
  if (!one)
    return {
      state: 'none',
      group: undefined,
      words: `No group stands in this record. Two samples taken at different times must agree before blood of the patient’s own group. ${untilThen}`,
    }
  const second = agreed.find((each) => isOtherSample(one, each))
  if (second)
    return {
      state: 'confirmed',
      group: one.group,
      words: `${groupWords(one.group)} on two samples: ${taken(one)}, and ${taken(second)}.${byOne(one, second)}`,
    }
  const same =
    agreed.length > 1 ? ' What else was found is not known to come from a sample of another time.' : ''
  return {
    state: 'one sample',
    group: one.group,
    words: `${groupWords(one.group)} on one sample, ${taken(one)}.${same} A second sample, taken at another time, must give the same group before group-specific blood. ${untilThen}`,
  }
}

const at = ({ takenAt }: Determination) => Date.parse(takenAt ?? '') || 0

/** Another tube of the same moment is not another sample: whoever was mistaken for somebody else was so for both. */
function isOtherSample(one: Determination, other: Determination): boolean {
  const [first, second] = [one.takenAt, other.takenAt]
  if (!first || !second || (one.specimenId !== undefined && one.specimenId === other.specimenId)) return false
  const [at1, at2] = [instantOf(first), instantOf(second)]
  if (at1 !== undefined && at2 !== undefined) return at1 !== at2
  // a day alone, or a year: another time only where it cannot be the same
  const known = Math.min(first.length, second.length, 10)
  return first.slice(0, known) !== second.slice(0, known)
}

const taken = ({ takenAt, takenBy }: Determination) =>
  `taken ${formatDateTime(takenAt, 'at a time not recorded')}${takenBy ? ` by ${takenBy}` : ''}`

const told = (one: Determination) =>
  `${groupWords(one.group)}, ${taken(one)}${one.waiting ? ' (not authorised)' : ''}`

const byOne = ({ takenBy }: Determination, other: Determination) =>
  takenBy !== undefined && takenBy === other.takenBy
    ? ' Both were taken by the same person: see whether your policy asks for another.'
    : ''

/** Which red cells a patient may be given, by ABO; group O to everybody. */
const redCellsFor: Record<BloodGroup['abo'], readonly BloodGroup['abo'][]> = {
  O: ['O'],
  A: ['A', 'O'],
  B: ['B', 'O'],
  AB: ['AB', 'A', 'B', 'O'],
}

/** Why a unit of red cells of this group is not for this patient; undefined: it may be crossmatched. */
export function refusalOf(unit: BloodGroup, standing: Standing): string | undefined {
  const { group, state } = standing
  if (state !== 'confirmed' && unit.abo !== 'O')
    return `Group-specific blood (${groupWords(unit)}) is refused. ${standing.words}`
  if (group && !redCellsFor[group.abo].includes(unit.abo))
    return `${groupWords(unit)} red cells are not compatible with ${groupWords(group)}.`
  return undefined
}

/** Allowed for a reason that is given: an RhD negative person may be sensitised by it. */
export const asksReason = (unit: BloodGroup, { group }: Standing): boolean =>
  group?.rh === 'negative' && unit.rh === 'positive'
