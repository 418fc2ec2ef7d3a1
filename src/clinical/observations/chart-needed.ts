import type { Condition, EpisodeOfCare, Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { hasAny } from '#fhir/coding.ts'
import { queryClient } from '#lib/query-client.ts'

import { chartAt, type ChartChoice } from './chart-for.ts'
import { currentVisits, type Visit } from '#clinical/care/encounter.ts'
import { pageAbout } from '#clinical/entries/entries.ts'
import { patientIdentity } from '#clinical/patient/patient.ts'

/** What the chart is chosen by: the age at any time, and whether this is a pregnancy or a maternity stay. */
export type ChosenBy = { birth: string | undefined; maternity: boolean }

/** The chart this patient needs now; `sure` is false when part of what it depends on could not be read. */
export type ChartNeeded = ChartChoice & ChosenBy & { sure: boolean }

/** For showing what is there: a failure elsewhere in the record must not take the observations with it. */
export async function chartNeeded(patientId: string): Promise<ChartNeeded> {
  const [patient, visits, pregnant] = await Promise.allSettled([
    queryClient.query(patientIdentity(patientId)),
    queryClient.query(currentVisits(patientId)),
    queryClient.query(pregnancy(patientId)),
  ])
  const birth = patient.status === 'fulfilled' ? patient.value.birth : undefined
  const visit = visits.status === 'fulfilled' ? visits.value.entries[0] : undefined
  const maternity = (pregnant.status === 'fulfilled' && pregnant.value) || isMaternityCare(visit)
  return {
    ...chartAt(birth, new Date(), maternity),
    birth,
    maternity,
    sure: [patient, visits, pregnant].every(({ status }) => status === 'fulfilled'),
  }
}

/** The maternity chart holds through birth and the weeks after, as long as the stay is a maternity one. */
export const isMaternityCare = (visit: Pick<Visit, 'speciality' | 'ward'> | undefined) =>
  /obstetric|maternity|midwife|antenatal|postnatal/i.test(`${visit?.speciality ?? ''} ${visit?.ward ?? ''}`)

// SNOMED CT 77386006 Pregnancy, as a condition or as a pregnancy status; LOINC 82810-3 Pregnancy status
const pregnantCodes = ['77386006', '127364007', 'LA15173-0']

/** Is this person pregnant, as far as the record says? */
export const pregnancy = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'pregnancy'],
    queryFn: async () => {
      const code = pregnantCodes.slice(0, 2).join(',')
      const [conditions, episodes, statuses] = await Promise.all([
        pageAbout('Condition', patientId, { code }, 20),
        pageAbout('EpisodeOfCare', patientId, { type: pregnantCodes[0] }, 20),
        pageAbout('Observation', patientId, { code: 'http://loinc.org|82810-3', _sort: '-date' }, 1),
      ])
      return (
        isPregnant(conditions.resources, statuses.resources[0]) || isBooked(episodes.resources, Date.now())
      )
    },
  })

const fourWeeks = 28 * 86_400_000

/** A pregnancy under way, or over for less than four weeks: the maternity chart holds until then (domain facts §2.4). */
export const isBooked = (episodes: readonly EpisodeOfCare[], now: number): boolean =>
  episodes.some(
    ({ status, period }) =>
      status === 'active' ||
      status === 'onhold' ||
      (status === 'finished' && now - Date.parse(period?.end ?? '') < fourWeeks),
  )

export function isPregnant(conditions: readonly Condition[], newestStatus: Observation | undefined): boolean {
  const current = conditions.some(
    ({ clinicalStatus, verificationStatus, abatementDateTime }) =>
      !hasAny(clinicalStatus, 'inactive', 'resolved', 'remission') &&
      !hasAny(verificationStatus, 'entered-in-error', 'refuted') &&
      !abatementDateTime,
  )
  return current || hasAny(newestStatus?.valueCodeableConcept, ...pregnantCodes)
}
