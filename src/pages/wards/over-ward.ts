import type { SavedSet } from '#features/observation-entry/SavedNotice.tsx'
import type { Round } from '#features/ward-round/round.ts'

/** What a dialog over the ward list tells the list, and the round it may be part of. */
export type OverWard = {
  onSaved: (saved: SavedSet | undefined) => void
  saved: SavedSet | undefined
  round: Round | undefined
  onRound: (round: Round) => void
}
