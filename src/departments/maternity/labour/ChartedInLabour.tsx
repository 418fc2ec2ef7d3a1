import { formatDateTime } from '#fhir/dates.ts'

import { lossOf } from './blood-loss.ts'
import type { Labour } from './labour.ts'

/** For the form that closes a birth: what it takes from the chart of the labour, and of when that is (hazard H18). */
export function ChartedInLabour({ labour: { onset, losses, encounter } }: { labour: Labour }) {
  const { total, estimated, notCounted } = lossOf(losses)
  const loss = [
    losses.length === 0 ? 'no blood loss' : `${total} mL of blood lost in ${losses.length} items`,
    estimated ? 'partly estimated' : '',
    notCounted > 0 ? `${notCounted} not counted` : '',
  ]
  return (
    <p className="wide quiet-text">
      Charted in the labour of {formatDateTime(encounter.period?.start, 'a time not recorded')}:{' '}
      {onset ? `onset ${onset.text.toLowerCase()}` : 'onset not recorded'}, {loss.filter(Boolean).join(', ')}.
    </p>
  )
}
