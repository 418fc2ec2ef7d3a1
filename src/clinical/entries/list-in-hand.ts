import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'

import { queryClient } from '#lib/query-client.ts'

/** The list somebody works through: a ward, a search, an inbox. Ids alone, in memory alone, forgotten at sign-out. */
type ListInHand = { title: string; path: string; state: unknown; patientIds: readonly string[] }

const queryKey = ['list-in-hand']
// Kept with the rest of the record in the one cache, so signing out and changing role forget it too.
queryClient.setQueryDefaults(queryKey, { gcTime: Infinity, staleTime: Infinity })

const returnedFrom = 'returnedFrom'

/**
 * Called by a list of patients while it stands on the screen, with its patients in the order they are shown. Says whose row
 * somebody comes back to: it must be drawn.
 */
export function useTakeInHand(
  title: string,
  path: string,
  patientIds: readonly string[],
): string | undefined {
  const state: unknown = useLocation().state
  const ids = patientIds.join(' ') // ids hold no space; a list made anew with the same patients is the same list
  useEffect(() => {
    const patientIds = ids === '' ? [] : ids.split(' ')
    queryClient.setQueryData<ListInHand>(queryKey, { title, path, state: without(state), patientIds })
  }, [title, path, state, ids])

  const patientId = isObject(state) ? state[returnedFrom] : undefined
  const there = typeof patientId === 'string' && patientIds.includes(patientId) ? patientId : undefined
  useEffect(() => {
    if (!there) return undefined
    // after the shell has given the focus to the page's heading: whoever comes back goes on from where they were
    const timer = setTimeout(() => {
      const link = document.querySelector<HTMLElement>(`main a[href^="/patients/${CSS.escape(there)}/"]`)
      link?.scrollIntoView({ block: 'center' })
      link?.focus({ preventScroll: true })
    }, 0)
    return () => clearTimeout(timer)
  }, [there])
  return there
}

/** Where a patient stands in the list in hand; undefined when they are not in it. */
export type PlaceInList = {
  title: string
  /** Leads back to the list, to this patient's row */
  back: { to: string; state: unknown }
  number: number
  count: number
  before: string | undefined
  after: string | undefined
}

export function usePlaceInList(patientId: string | undefined): PlaceInList | undefined {
  const { data: list } = useQuery<ListInHand>({ queryKey, queryFn: skipToken })
  return list && patientId ? placeIn(list, patientId) : undefined
}

export function placeIn(list: ListInHand, patientId: string): PlaceInList | undefined {
  const { title, path, state, patientIds } = list
  const index = patientIds.indexOf(patientId)
  if (index < 0) return undefined
  return {
    title,
    back: { to: path, state: { ...(isObject(state) ? state : {}), [returnedFrom]: patientId } },
    number: index + 1,
    count: patientIds.length,
    before: patientIds[index - 1],
    after: patientIds[index + 1],
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function without(state: unknown): unknown {
  if (!isObject(state)) return state
  const { [returnedFrom]: _, ...rest } = state
  return rest
}
