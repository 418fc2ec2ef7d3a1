import { useSyncExternalStore } from 'react'

import { keepWords } from '#ui/unsaved-words.ts'

import type { ObservationDraft } from './draft.ts'
import type { SetIds } from './from-draft.ts'

/** A set that found no network: in memory alone, as long as the tab lives, until its nurse sends or discards it. */
export type KeptSet = {
  ids: SetIds
  patientId: string
  patientName: string
  encounterId: string | undefined
  draft: ObservationDraft
  /** What the first try held, which may have reached the record although no answer came */
  tried: string | undefined
  /** Who wrote it: nobody else sends it in their name */
  userId: string
}

let kept: readonly KeptSet[] = []
const listeners = new Set<() => void>()
let letLeave: (() => void) | undefined

const warn = (event: BeforeUnloadEvent) => event.preventDefault()

function change(next: readonly KeptSet[]) {
  kept = next
  if (kept.length > 0 && !letLeave) {
    // The list of them stands on the pages of a ward: going anywhere else takes it out of sight.
    const stop = keepWords(({ nextLocation }) => !nextLocation.pathname.startsWith('/wards/'))
    addEventListener('beforeunload', warn)
    letLeave = () => {
      stop()
      removeEventListener('beforeunload', warn)
    }
  } else if (kept.length === 0) {
    letLeave?.()
    letLeave = undefined
  }
  for (const listener of listeners) listener()
}

export const keepSet = (set: KeptSet) => change([...kept.filter(({ ids }) => ids !== set.ids), set])
export const dropSet = (set: KeptSet) => change(kept.filter((one) => one !== set))

export const useKeptSets = (): readonly KeptSet[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => kept,
  )

export const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener)
      addEventListener('offline', listener)
      return () => {
        removeEventListener('online', listener)
        removeEventListener('offline', listener)
      }
    },
    () => navigator.onLine,
  )
