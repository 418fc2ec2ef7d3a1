import { queryOptions } from '@tanstack/react-query'
import type { Slot } from 'fhir/r4'

import { fhir, type Stored } from '#fhir/client.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'

const week = 7 * 86_400_000

/** The places of the later appointments of a series: the same clinic, every so many weeks after the first. */
export const seriesAfter = (first: Stored<Slot>, weeks: number, times: number) =>
  queryOptions({
    queryKey: ['places', 'series', first.id, weeks, times],
    queryFn: async () => {
      const start = Date.parse(first.start)
      const { resources } = await fhir.search('Slot', {
        schedule: `Schedule/${referenceId(first.schedule, 'Schedule')}`,
        status: 'free',
        start: [`gt${first.start}`, `lt${new Date(start + (weeks * (times - 1) + 1) * week).toISOString()}`],
        _sort: 'start',
      })
      return seriesOf(first, resources, weeks, times)
    },
    staleTime: 0,
  })

export type Later = { due: string; slot: Stored<Slot> | undefined }

/** Each time the first free place of the week that begins on the day it is due; none where that week has none. */
export function seriesOf(
  first: Stored<Slot>,
  free: readonly Stored<Slot>[],
  weeks: number,
  times: number,
): Later[] {
  const start = Date.parse(first.start)
  return Array.from({ length: Math.max(times - 1, 0) }, (_, index) => {
    // half a day before: the clocks may have changed between, and the same morning still counts
    const due = start + (index + 1) * weeks * week
    const from = due - week / 14
    const slot = free.find(({ start: at }) => Date.parse(at) >= from && Date.parse(at) < from + week)
    return { due: new Date(due).toISOString(), slot }
  })
}
