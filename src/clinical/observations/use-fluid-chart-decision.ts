import { useQuery } from '@tanstack/react-query'

import { useCan } from '#auth/session.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { instantOf } from '#fhir/dates.ts'

import { fluidChartDecisions, standingDecision } from './fluid-chart-decision.ts'

/** What has been decided on this stay about charting fluids. Without a stay that can be read, the newest decision stands. */
export function useFluidChartDecision(patientId: string) {
  const decisions = useQuery(fluidChartDecisions(patientId))
  const visits = useQuery({ ...currentVisits(patientId), enabled: useCan('administration.read') })
  const stay = visits.data?.entries.find(({ current, inpatient }) => current && inpatient)
  return {
    decisions,
    stay: visits.isLoading ? ('loading' as const) : stay,
    standing: standingDecision(decisions.data ?? [], instantOf(stay?.start)),
  }
}
