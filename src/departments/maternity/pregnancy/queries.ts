import { queryOptions } from '@tanstack/react-query'

import { pageAbout, searchAbout } from '#clinical/entries/entries.ts'

import { measuredAnywhere, pregnancyCodes } from './codes.ts'
import { isPregnancy, toPregnancies } from './pregnancy.ts'

export const maternityKey = (patientId: string) => ['patient', patientId, 'maternity'] as const

/** What is asked for again after an act on a pregnancy. */
export const changedBy = (patientId: string) => [
  maternityKey(patientId),
  ['maternity'],
  ['patient', patientId, 'visits'],
  ['patient', patientId, 'problems'],
  ['patient', patientId, 'pregnancy'],
  ['patient', patientId, 'observations'],
  ['patient', patientId, 'care-plans'],
]

export const pregnantCode = 'http://snomed.info/sct|77386006'
const newest = 100

/** The pregnancies of one patient, with what was found and who was seen. */
export const pregnanciesOf = (patientId: string) =>
  queryOptions({
    queryKey: maternityKey(patientId),
    queryFn: async () => {
      const [episodes, observations, elsewhere, encounters, conditions, plans] = await Promise.all([
        searchAbout('EpisodeOfCare', patientId),
        searchAbout('Observation', patientId, { code: pregnancyCodes }),
        pageAbout('Observation', patientId, { code: measuredAnywhere, _sort: '-date' }, newest),
        searchAbout('Encounter', patientId, { 'episode-of-care:missing': 'false' }),
        searchAbout('Condition', patientId, { code: pregnantCode }),
        searchAbout('CarePlan', patientId, { category: planCategory }),
      ])
      const all = [episodes, observations, elsewhere, encounters, conditions, plans]
      return {
        pregnancies: toPregnancies({
          episodes: episodes.resources.filter((one) => isPregnancy(one, conditions.resources)),
          observations: [...observations.resources, ...elsewhere.resources],
          encounters: encounters.resources,
          conditions: conditions.resources,
          plans: plans.resources,
        }),
        observations: observations.resources,
        withheld: all.reduce((sum, { withheld }) => sum + withheld, 0),
      }
    },
  })

const planCategory = 'https://lune.example/fhir/CodeSystem/maternity|plan-of-care'
