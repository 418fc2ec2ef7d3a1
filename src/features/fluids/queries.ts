import { queryOptions } from '@tanstack/react-query'

import { searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { dateAfter, type FluidDay, fluidDayOn } from '#clinical/observations/fluid-day.ts'
import { fluidCategories, fluidCodes } from '#clinical/observations/fluid-kinds.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'

import { type FluidEntry, toFluidEntry } from './model.ts'

/** The day that is looked at, and the six before it. */
export const daysShown = 7

export type FluidWeek = {
  day: FluidDay
  before: FluidDay
  /** Everything charted in these days, oldest first, also what was taken back */
  entries: FluidEntry[]
  withheld: number
  unreadable: number
}

/** A week of the chart, whole: what both searches find is there once. */
export const fluidWeek = (patientId: string, date: string, startsAt: number) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'fluid-week', date, startsAt],
    queryFn: async (): Promise<FluidWeek> => {
      const day = fluidDayOn(date, startsAt)
      const first = fluidDayOn(dateAfter(date, 1 - daysShown), startsAt)
      const within = { date: [`ge${iso(first.start)}`, `lt${iso(day.end)}`] }
      const found = await Promise.all([
        searchAbout('Observation', patientId, { code: fluidCodes, ...within }),
        searchAbout('Observation', patientId, { category: fluidCategories, ...within }),
      ])
      const resources = new Map(found.flatMap(({ resources }) => resources).map((one) => [one.id, one]))
      const { entries, unreadable } = toEntries(
        { resources: [...resources.values()], withheld: 0 },
        toFluidEntry,
      )
      return {
        day,
        before: fluidDayOn(dateAfter(date, -1), startsAt),
        entries: entries.toSorted((one, other) => (one.instant ?? 0) - (other.instant ?? 0)),
        // An entry that both searches keep back is counted once.
        withheld: Math.max(...found.map(({ withheld }) => withheld)),
        unreadable,
      }
    },
  })

const iso = (instant: number) => new Date(instant).toISOString()
