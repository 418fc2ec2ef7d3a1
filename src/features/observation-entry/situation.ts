import { queryOptions } from '@tanstack/react-query'

import { chartAt, type ChartChoice } from '#clinical/observations/chart-for.ts'
import { isMaternityCare, pregnancy } from '#clinical/observations/chart-needed.ts'
import { currentVisits, type Visit } from '#clinical/care/encounter.ts'
import type { Scale } from '#clinical/observations/news2.ts'
import { observationsKey, observingDecisions } from '#clinical/observations/observation-decisions.ts'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { queryClient } from '#lib/query-client.ts'

/** What must be known before the first reading is typed. */
export type EntrySituation = {
  patient: PatientIdentity
  choice: ChartChoice
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
        queryClient.query(observingDecisions(patientId)),
        queryClient.query(currentVisits(patientId)),
        queryClient.query(pregnancy(patientId)).catch(() => undefined),
      ])
      const visit = visits.entries.find(({ inpatient, current }) => inpatient && current)
      return {
        patient,
        visit,
        pregnancyUnknown: pregnant === undefined,
        standing: decisions.scale[0]?.scale ?? 1,
        choice: chartAt(patient.birth, new Date(), pregnant === true || isMaternityCare(visit)),
      }
    },
    staleTime: 0,
  })
