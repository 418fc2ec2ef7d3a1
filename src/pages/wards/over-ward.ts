import type { SavedSet } from '#features/observations/SavedNotice.tsx'

/** What a dialog over the ward list tells the list. */
export type OverWard = { onSaved: (saved: SavedSet) => void }
