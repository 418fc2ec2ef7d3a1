import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

import { birthCodes } from '#departments/maternity/birth/codes.ts'

import { isLabour, labourCodes, labourSystem } from './codes.ts'
import { toLabour } from './labour.ts'
import { measures } from './measures.ts'

export const labourKey = (patientId: string) => ['patient', patientId, 'labour'] as const
export const labourToken = `${labourSystem}|labour`

/** `code` of a search for everything that is charted in labour. */
export const labourObservations = [
  ...measures.flatMap(({ reads }) => [...reads]),
  ...Object.values(labourCodes),
  birthCodes.birth,
]
  .map(({ system, code }) => `${system}|${code}`)
  .join(',')
const hour = 3_600_000

/** The labours of one patient, the newest whole: with all that was charted since it began, in whichever form. */
export const laboursOf = (patientId: string) =>
  queryOptions({
    queryKey: labourKey(patientId),
    queryFn: async () => {
      const found = await searchAbout('Encounter', patientId, { type: labourToken })
      const [newest, ...earlier] = found.resources
        .filter((one) => isLabour(one) && one.status !== 'entered-in-error')
        .toSorted((one, other) => (other.period?.start ?? '').localeCompare(one.period?.start ?? ''))
      if (!newest) return { labour: undefined, earlier, withheld: found.withheld }
      const { start, end } = newest.period ?? {}
      const between = [
        ...(start ? [`ge${moved(start, -hour)}`] : []),
        // what is charted in the hours after the birth is still of this labour
        ...(end ? [`le${moved(end, 6 * hour)}`] : []),
      ]
      const [observations, given] = await Promise.all([
        searchAbout('Observation', patientId, { code: labourObservations, date: between }),
        searchAbout('MedicationAdministration', patientId, { context: `Encounter/${newest.id}` }),
      ])
      return {
        labour: toLabour(newest, observations.resources, given.resources),
        earlier,
        withheld: found.withheld + observations.withheld + given.withheld,
      }
    },
  })

const moved = (instant: string, by: number) => {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant : new Date(at + by).toISOString()
}
