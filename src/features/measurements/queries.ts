import type { Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { type Fluid, toFluid } from '#clinical/observations/fluid.ts'
import { fluidCategories, fluidCodes } from '#clinical/observations/fluid-kinds.ts'
import { isTakenBack } from '#clinical/observations/news2-score.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import type { Stored } from '#fhir/client.ts'

import { codesOf, type Group } from './groups.ts'
import { type Measurements, toMeasurements } from './model.ts'

/** How many of each are read at first, and how many when somebody asks for earlier ones. */
export const counts = [200, 1000] as const
export type Count = (typeof counts)[number]

type Bounded = { complete: boolean; withheld: number }

export const measurements = (patientId: string, group: Group, count: Count) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'measurements', group.key, count],
    queryFn: async (): Promise<Measurements & Bounded> => {
      const params = { code: codesOf(group), _sort: '-date' }
      const { resources, complete, withheld } = await pageAbout('Observation', patientId, params, count)
      return { ...toMeasurements(group, resources), complete, withheld }
    },
  })

export type FluidChart = Bounded & { fluids: Fluid[]; uncounted: number; takenBack: number }

/** By code, and by the category of systems that say it so; what both find is counted once. */
export const fluidChart = (patientId: string, count: Count) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'fluids', count],
    queryFn: async (): Promise<FluidChart> => {
      const page = (params: { code: string } | { category: string }) =>
        pageAbout('Observation', patientId, { ...params, _sort: '-date' }, count)
      const found = await Promise.all([page({ code: fluidCodes }), page({ category: fluidCategories })])
      const resources = new Map<string, Stored<Observation>>()
      for (const one of found.flatMap(({ resources }) => resources)) resources.set(one.id, one)
      const fluids = [...resources.values()].flatMap((one) => toFluid(one) ?? [])
      return {
        fluids,
        uncounted: fluids.filter(({ counted, notMeasured }) => !counted && !notMeasured).length,
        takenBack: [...resources.values()].filter(isTakenBack).length,
        complete: found.every(({ complete }) => complete),
        withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
      }
    },
  })

/** Nothing charted, and nothing taken back. */
export const hasNothing = ({ fluids, takenBack }: FluidChart) => fluids.length === 0 && takenBack === 0
