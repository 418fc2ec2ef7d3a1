import type { ServiceRequest } from 'fhir/r4'
import { Link } from 'react-router'

import { textOf } from '#fhir/coding.ts'
import { paths } from '#lib/paths.ts'

type Props = { orders: ServiceRequest[]; patientId: string; onClose: () => void }

/** Said once the record has answered. */
export function SignedNotice({ orders, patientId, onClose }: Props) {
  return (
    <>
      <div role="status" className="notice success">
        <div>
          <p>
            <strong>{orders.length === 1 ? '1 request signed.' : `${orders.length} requests signed.`}</strong>
          </p>
          <ul>
            {orders.map(({ id, code }) => (
              <li key={id}>{textOf(code)}</li>
            ))}
          </ul>
        </div>
      </div>
      <p className="buttons">
        <Link className="button" to={paths.chart(patientId, 'orders')}>
          See the orders
        </Link>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </p>
    </>
  )
}
