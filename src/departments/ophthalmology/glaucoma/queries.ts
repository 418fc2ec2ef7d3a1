import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'

import { toDrops } from './drops.ts'
import { glaucomaCategory, toGlaucomaPlan } from './plan.ts'

/** Eye drops, used now first, then those that were stopped. */
export const eyeDrops = (patientId: string) =>
  queryOptions({
    queryKey: [...eyeKey(patientId), 'drops'],
    queryFn: async () => {
      const [statements, requests] = await Promise.all([
        searchAbout('MedicationStatement', patientId, { _include: 'MedicationStatement:medication' }),
        searchAbout('MedicationRequest', patientId, { _include: 'MedicationRequest:medication' }),
      ])
      const drops = [
        ...statements.resources.flatMap((one) => toDrops(one, statements.included) ?? []),
        ...requests.resources.flatMap((one) => toDrops(one, requests.included) ?? []),
      ]
      return {
        drops: drops.toSorted(
          (one, other) =>
            Number(other.current) - Number(one.current) || (other.from ?? '').localeCompare(one.from ?? ''),
        ),
        withheld: statements.withheld + requests.withheld,
      }
    },
  })

/** The plan of today; undefined when nobody has made one. */
export const glaucomaPlan = (patientId: string) =>
  queryOptions({
    queryKey: [...eyeKey(patientId), 'glaucoma'],
    queryFn: async () => {
      const { resources, withheld } = await searchAbout('CarePlan', patientId, {
        category: `${glaucomaCategory.system}|${glaucomaCategory.code}`,
        status: 'active',
        _sort: '-date',
      })
      // null: a query may not give undefined
      return { plan: resources[0] ? toGlaucomaPlan(resources[0]) : null, withheld }
    },
  })
