import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { filtersOf } from './filters.ts'
import { type Part, parts, specialtiesOfVisits } from './parts.ts'
import { endOf, type Reach } from './windows.ts'

/** Long enough that the page does not ask again for what its loader has asked; a note just written is there. */
const staleTime = 5000

/** One part of the timeline, window after window, from the newest, or from the end of a day, back in time. */
export const partWindows = (part: Part, patientId: string, upTo: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['patient', patientId, 'timeline', part.type, upTo ?? 'newest'],
    queryFn: ({ pageParam, signal }) => part.window(patientId, pageParam, signal),
    initialPageParam: firstReach(upTo),
    getNextPageParam: ({ earlier }) => earlier,
    staleTime,
  })

function firstReach(upTo: string | undefined): Reach {
  const before = endOf(upTo)
  return before === undefined ? {} : { before }
}

export const partUndated = (part: Part, patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'timeline', part.type, 'undated'],
    queryFn: () => part.undated(patientId),
    staleTime,
  })

export const visitSpecialties = (patientId: string, visitIds: readonly string[]) =>
  queryOptions({
    queryKey: ['patient', patientId, 'timeline', 'visits named', visitIds],
    queryFn: () => specialtiesOfVisits(patientId, visitIds),
    staleTime,
  })

/** What the page is about to show, for its loader. */
export const timelineFromAddress = (patientId: string, address: URLSearchParams) =>
  parts.map((part) => partWindows(part, patientId, filtersOf(address).upTo))
