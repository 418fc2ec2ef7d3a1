import { useQuery } from '@tanstack/react-query'

import { formatDateTime } from '#fhir/dates.ts'

import { lossOf } from './blood-loss.ts'
import { laboursOf } from './queries.ts'

/** For the form that closes a birth: what was charted in labour of the same things, said and not filled in (hazard H18). */
export function ChartedInLabour({ patientId }: { patientId: string }) {
  const { data, isError } = useQuery(laboursOf(patientId))
  if (isError) return <p className="wide">What was charted in labour could not be loaded.</p>
  if (!data?.labour) return null
  const { onset, losses, encounter } = data.labour
  const loss =
    losses.length === 0
      ? 'no blood loss'
      : `${lossOf(losses).total} mL of blood lost in ${losses.length} items`
  return (
    <p className="wide quiet-text">
      Charted in the labour of {formatDateTime(encounter.period?.start, 'a time not recorded')}:{' '}
      {onset ? `onset ${onset.text.toLowerCase()}` : 'onset not recorded'}, {loss}.
    </p>
  )
}
