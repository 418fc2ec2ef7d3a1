import { queryOptions } from '@tanstack/react-query'

import { currentVisits, type Visit } from '#clinical/encounter.ts'
import { type Chart, chartFor, type Scale } from '#clinical/news2.ts'
import { patientIdentity, type PatientIdentity } from '#clinical/patient.ts'
import { yearsAt } from '#fhir/dates.ts'
import { queryClient } from '#lib/query-client.ts'

import { isMaternityCare, pregnancy } from './chart-needed.ts'
import { observationsKey, scaleDecisions } from './queries.ts'

/** What must be known before the first reading is typed. */
export type EntrySituation = {
  patient: PatientIdentity
  chart: Chart
  standing: Scale
  /** The inpatient stay the set belongs to, when there is one */
  visit: Visit | undefined
  /** The problems list could not be read: the form says that the chart was chosen without it */
  pregnancyUnknown: boolean
}

/** All of it in one round trip. A list that fails must not keep a nurse at the bedside from writing; who it is, must. */
export const entrySituation = (patientId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'situation'],
    queryFn: async (): Promise<EntrySituation> => {
      const [patient, decisions, visits, pregnant] = await Promise.all([
        queryClient.query(patientIdentity(patientId)),
        queryClient.query(scaleDecisions(patientId)),
        queryClient.query(currentVisits(patientId)),
        queryClient.query(pregnancy(patientId)).catch(() => undefined),
      ])
      const visit = visits.entries.find(({ inpatient, current }) => inpatient && current)
      return {
        patient,
        visit,
        pregnancyUnknown: pregnant === undefined,
        standing: decisions[0]?.scale ?? 1,
        chart: chartFor(yearsAt(patient.birth, new Date()), pregnant === true || isMaternityCare(visit)),
      }
    },
    staleTime: 0,
  })
