import type { Round } from '#features/ward-round/round.ts'

/** A walk through the plans that are due, by their ids; and what was saved last, said while the next one is open. */
export type PlanRound = {
  round: Round | undefined
  onRound: (round: Round) => void
  saved: string | undefined
  onSaved: (words: string) => void
}
