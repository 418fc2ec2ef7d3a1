import { Link } from 'react-router'

import { formatDateTime } from '#fhir/dates.ts'

import type { Order } from './model.ts'
import type { OrderState } from './progress.ts'

type Props = { order: Order; state: OrderState; resultPath: string }

const looks: Record<OrderState['group'], string> = {
  draft: 'badge',
  waiting: 'badge accent',
  resulted: 'badge success',
  stopped: 'badge danger',
}

/** How far it has come, in words; why it was stopped, and by whom. */
export function OrderProgress({ order: { cancelled, name }, state, resultPath }: Props) {
  const { group, words, detail, reportId } = state
  return (
    <div className="order-state">
      <span className={looks[group]}>{words}</span>
      {detail && <span className="order-detail">{detail}</span>}
      {cancelled && (
        <span className="order-detail">
          {cancelled.reason ?? 'No reason given'}
          {cancelled.by && ` – ${cancelled.by}`}
          {cancelled.when && `, ${formatDateTime(cancelled.when)}`}
        </span>
      )}
      {reportId && group === 'resulted' && (
        <Link to={resultPath} aria-label={`See the result: ${name}`}>
          See the result
        </Link>
      )}
    </div>
  )
}
