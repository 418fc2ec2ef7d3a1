import type { SavedSet } from '#features/observations/SavedNotice.tsx'

/** What the entry dialog over the chart tells the chart. */
export type OverObservations = { onSaved: (saved: SavedSet) => void }
