/** One walk from bed to bed with the observations: the order is fixed when it begins, and held in memory alone. */
export type Round = { order: readonly string[]; outcomes: ReadonlyMap<string, Outcome> }

/** `kept`: written, but not in the record yet */
export type Outcome = { kind: 'saved' } | { kind: 'kept' } | { kind: 'skipped'; reason: string }

export const skipReasons = ['Asleep', 'Off the ward', 'Refused', 'With another team', 'Will come back']

export const startRound = (patientIds: readonly string[]): Round => ({
  order: [...new Set(patientIds)],
  outcomes: new Map(),
})

export const withOutcome = ({ order, outcomes }: Round, patientId: string, outcome: Outcome): Round => ({
  order,
  outcomes: new Map([...outcomes, [patientId, outcome]]),
})

/** Who comes after this one: the next in order nobody has been to, else who was passed over before. */
export function nextAfter({ order, outcomes }: Round, patientId: string | undefined): string | undefined {
  const at = patientId === undefined ? -1 : order.indexOf(patientId)
  const open = (id: string) => !outcomes.has(id) && id !== patientId
  return order.slice(at + 1).find(open) ?? order.find(open)
}

/** `3 of 12` */
export const placeWords = ({ order }: Round, patientId: string) =>
  `${order.indexOf(patientId) + 1} of ${order.length}`

/** Who is still to be gone to: skipped ones stay on the list. */
export const leftIn = ({ order, outcomes }: Round): string[] =>
  order.filter((id) => (outcomes.get(id)?.kind ?? 'skipped') === 'skipped')
