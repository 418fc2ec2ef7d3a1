import type { Condition, Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { currentVisits, type Visit } from '#clinical/encounter.ts'
import { pageAbout } from '#clinical/entries.ts'
import { type Chart, chartFor } from '#clinical/news2.ts'
import { patientIdentity } from '#clinical/patient.ts'
import { hasAny } from '#fhir/coding.ts'
import { yearsAt } from '#fhir/dates.ts'
import { queryClient } from '#lib/query-client.ts'

/** The chart this patient needs; `sure` is false when part of what it depends on could not be read. */
export type ChartNeeded = { chart: Chart; sure: boolean }

/** For showing what is there: a failure elsewhere in the record must not take the observations with it. */
export async function chartNeeded(patientId: string): Promise<ChartNeeded> {
  const [patient, visits, pregnant] = await Promise.allSettled([
    queryClient.query(patientIdentity(patientId)),
    queryClient.query(currentVisits(patientId)),
    queryClient.query(pregnancy(patientId)),
  ])
  const years = patient.status === 'fulfilled' ? yearsAt(patient.value.birth, new Date()) : undefined
  const visit = visits.status === 'fulfilled' ? visits.value.entries[0] : undefined
  const isPregnantNow = pregnant.status === 'fulfilled' && pregnant.value
  return {
    chart: chartFor(years, isPregnantNow || isMaternityCare(visit)),
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
      const [conditions, statuses] = await Promise.all([
        pageAbout('Condition', patientId, { code }, 20),
        pageAbout('Observation', patientId, { code: 'http://loinc.org|82810-3', _sort: '-date' }, 1),
      ])
      return isPregnant(conditions.resources, statuses.resources[0])
    },
  })

export function isPregnant(conditions: readonly Condition[], newestStatus: Observation | undefined): boolean {
  const current = conditions.some(
    ({ clinicalStatus, verificationStatus, abatementDateTime }) =>
      !hasAny(clinicalStatus, 'inactive', 'resolved', 'remission') &&
      !hasAny(verificationStatus, 'entered-in-error', 'refuted') &&
      !abatementDateTime,
  )
  return current || hasAny(newestStatus?.valueCodeableConcept, ...pregnantCodes)
}
