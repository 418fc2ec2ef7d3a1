import { queryOptions } from '@tanstack/react-query'
import type { Flag, Observation } from 'fhir/r4'

import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { patientPathologyKey, readOpenWork } from '#departments/pathology/work/about-work.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { fhir, type Stored } from '#fhir/client.ts'

import { type Blood, toBlood } from './blood.ts'
import { codes, recent } from './blood-group.ts'

const code = [codes.group, codes.abo, codes.rh, codes.screen, codes.crossmatch, recent]
  .map((one) => `${one.system}|${one.code}`)
  .join(',')
const values = { code, _include: 'Observation:specimen', _count: '200' }
// R4 cannot ask for alerts by kind or status
const flags = { _count: '200' }

/** What waits in the laboratory’s work: it speaks against a group, and never for one. */
const waitingIn = (works: readonly Work[]) =>
  works.flatMap(({ id, task, specimen }) =>
    task ? valuesIn(task).map((value) => ({ value, specimen, workId: id })) : [],
  )

export type PatientBlood = Blood & { withheld: number }

/** Group, samples, units and requirements of one patient, whole. */
export const bloodOf = (patientId: string) =>
  queryOptions({
    queryKey: [...patientPathologyKey(patientId), 'blood'],
    queryFn: async (): Promise<PatientBlood> => {
      const [found, alerts, open] = await Promise.all([
        searchAbout('Observation', patientId, values),
        searchAbout('Flag', patientId, flags),
        readOpenWork(patientId),
      ])
      const blood = toBlood(
        {
          observations: found.resources,
          waiting: waitingIn(open.entries),
          flags: alerts.resources,
          included: found.included,
        },
        Date.now(),
      )
      return { ...blood, withheld: found.withheld + alerts.withheld + open.withheld }
    },
    refetchOnWindowFocus: false,
    gcTime: 0,
  })

/** The same of everybody on a list of the laboratory. */
export const bloodOfMany = (works: readonly Work[]) => {
  const patientIds = [...new Set(works.map(({ patientId }) => patientId))].toSorted()
  return queryOptions({
    queryKey: [...pathologyKey, 'blood', patientIds, works.map(({ task }) => task?.meta?.versionId)],
    queryFn: async (): Promise<ReadonlyMap<string, Blood>> => {
      if (patientIds.length === 0) return new Map()
      const patient = patientIds.join(',')
      const [found, alerts] = await Promise.all([
        fhir.search('Observation', { ...values, patient }),
        fhir.search('Flag', { ...flags, patient }),
      ])
      const of = (id: string) =>
        toBlood(
          {
            observations: about<Observation>(found.resources, id),
            waiting: waitingIn(works.filter((one) => one.patientId === id)),
            flags: about<Flag>(alerts.resources, id),
            included: found.included,
          },
          Date.now(),
        )
      return new Map(patientIds.map((id) => [id, of(id)]))
    },
    staleTime: 10_000,
  })
}

const about = <R extends Flag | Observation>(all: readonly Stored<R>[], patientId: string) =>
  all.filter(({ subject }) => referenceId(subject, 'Patient') === patientId)
