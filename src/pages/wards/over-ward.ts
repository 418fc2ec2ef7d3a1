import type { SavedSet } from '#features/observation-entry/SavedNotice.tsx'

/** What a dialog over the ward list tells the list. */
export type OverWard = { onSaved: (saved: SavedSet) => void }
