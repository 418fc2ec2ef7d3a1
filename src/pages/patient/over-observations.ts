import type { SavedSet } from '#features/observation-entry/SavedNotice.tsx'

/** What the entry dialog over the chart tells the chart. */
export type OverObservations = { onSaved: (saved: SavedSet) => void }
