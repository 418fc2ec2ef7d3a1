import { useQuery } from '@tanstack/react-query'

import { fluidChartDecisions } from '#clinical/observations/fluid-chart-decision.ts'
import type { Fluid } from '#clinical/observations/fluid.ts'
import { latestBody } from '#clinical/observations/latest-weight.ts'
import { patientIdentity } from '#clinical/patient/patient.ts'
import { formatDate, yearsAt } from '#fhir/dates.ts'

import { oliguria, urineHours, urineRate } from './urine-rate.ts'

type Props = { patientId: string; fluids: readonly Fluid[]; now: number }

/** Urine by weight, with the weight and its date it is reckoned with (domain facts §2.8). */
export function UrineLine({ patientId, fluids, now }: Props) {
  const body = useQuery(latestBody(patientId))
  const decisions = useQuery(fluidChartDecisions(patientId))
  const { data: patient } = useQuery(patientIdentity(patientId))
  if (body.error && !body.data)
    return <p className="quiet-text">Urine by weight not known: the weight could not be loaded.</p>
  if (!body.data || (!decisions.data && !decisions.error)) return null
  const { weight } = body.data
  if (!weight)
    return <p className="quiet-text">Urine by weight not known: no weight in kilograms is recorded.</p>
  const since = decisions.data?.find(({ on }) => on)?.instant
  const years = yearsAt(patient?.birth, new Date(now))
  const found = urineRate({ fluids, weight, now, chartedSince: since, years })
  const by = `by the weight of ${weight.value} kg, ${formatDate(weight.at)}`
  switch (found.is) {
    case 'too early':
      return (
        <p className="quiet-text">
          Urine by weight once {urineHours} hours are charted, {by}.
        </p>
      )
    case 'not measured':
      return (
        <p className="quiet-text">
          Urine of the last {urineHours} hours was not measured, so it is not known {by}.
        </p>
      )
    case 'none charted':
      return (
        <p>
          <span className="badge warning">No urine charted in the last {urineHours} hours</span>
        </p>
      )
    case 'known':
      return (
        <p>
          Urine of the last {urineHours} hours:{' '}
          <strong>
            {found.atLeast && 'at least '}
            {found.rate} mL/kg/h
          </strong>{' '}
          {found.low && <span className="badge danger">below {oliguria} mL/kg/h: oliguria</span>}{' '}
          <span className="quiet-text">{by}</span>
        </p>
      )
  }
}
