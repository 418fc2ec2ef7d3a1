import './orders.css'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { useCan, useSession } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { orderKinds, orderKindWords } from '#clinical/care/order.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Order, toRows } from './model.ts'
import { OrderLine } from './OrderLine.tsx'
import { OrderProgress } from './OrderProgress.tsx'
import { type OrderState, stateOf } from './progress.ts'
import { newestOrders, progressOf, step } from './queries.ts'
import { useOrdersLive } from './use-orders-live.ts'

type Props = {
  patientId: string
  action: ReactNode
  cancelPath: (orderId: string) => string
  resultPath: string
  collectPath: string
  /** Goes on with what this person has begun and not signed */
  onOpenBasket: () => void
}

/** Every request of the chart, the newest first, and how far each has come. */
export function OrdersSection({ action, ...rest }: Props) {
  const [count, setCount] = useState(step)
  const query = useQuery({ ...newestOrders(rest.patientId, count), placeholderData: keepPreviousData })
  const { live } = useOrdersLive(rest.patientId, query.dataUpdatedAt)
  return (
    <Panel title="Orders" action={action} note={query.data && live ? 'Live' : undefined}>
      <Loaded query={query} what="orders">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No orders recorded</p>}
            {list.entries.length > 0 && <Orders orders={list.entries} {...rest} />}
            <ListNotes of={list} />
            {!list.complete && (
              <p>
                <button
                  type="button"
                  className="button"
                  disabled={query.isFetching}
                  onClick={() => setCount(count + step)}
                >
                  Show older orders
                </button>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const nothingKnown = { reports: [], specimens: [], tasks: [], appointments: [] }

const groups: { value: OrderState['group']; label: string }[] = [
  { value: 'waiting', label: 'Waiting for a result' },
  { value: 'resulted', label: 'Result available' },
  { value: 'stopped', label: 'Cancelled or rejected' },
  { value: 'draft', label: 'Draft' },
]

type OrdersProps = Omit<Props, 'action'> & { orders: Order[] }

function Orders({ patientId, orders, cancelPath, resultPath, collectPath, onOpenBasket }: OrdersProps) {
  const { userId } = useSession()
  const mayOrder = useCan('order.request')
  const mayCollect = useCan('pathology:collect')
  const [kind, setKind] = useState('')
  const [group, setGroup] = useState('')
  const progress = useQuery(
    progressOf(
      patientId,
      orders.map(({ id }) => id),
    ),
  )
  const known = progress.data ?? nothingKnown
  const all = orders.map((order) => ({ ...order, state: stateOf(order.request, known) }))
  const shown = all.filter((one) => (!kind || one.kind === kind) && (!group || one.state.group === group))
  return (
    <>
      <div className="order-filters">
        <Filter
          label="Kind"
          value={kind}
          onChange={setKind}
          options={orderKinds
            .filter((one) => all.some((order) => order.kind === one))
            .map((value) => ({ value, label: orderKindWords[value] }))}
        />
        <Filter label="State" value={group} onChange={setGroup} options={groups} />
        <span role="status" className="quiet-text">
          {shown.length === all.length ? `${all.length} shown` : `${shown.length} of ${all.length} shown`}
        </span>
      </div>
      <Loaded query={progress} what="how far they have come">
        {({ withheld }) =>
          withheld > 0 ? (
            <p className="quiet-text">Some of how far they have come is withheld: restricted.</p>
          ) : null
        }
      </Loaded>
      {shown.length === 0 && <p>None of these orders is like that.</p>}
      <Lines of={shown}>
        {(order) => (
          <div className="order">
            <OrderLine order={order} />
            <OrderProgress order={order} state={order.state} resultPath={resultPath} />
            <div className="order-actions">
              {mayOrder && order.state.group === 'draft' && order.requestedBy === userId && (
                <button
                  type="button"
                  className="button quiet small"
                  aria-label="Go on with the basket"
                  onClick={onOpenBasket}
                >
                  Go on
                </button>
              )}
              {mayCollect &&
                order.kind === 'laboratory' &&
                order.state.next === 'collect' &&
                !order.intent && (
                  <DialogButton
                    may="pathology:collect"
                    to={collectPath}
                    className="button quiet small nowrap"
                    label={`Collect sample: ${order.name}`}
                  >
                    Collect sample
                  </DialogButton>
                )}
              {mayOrder && order.state.next === 'request again' && (
                <button
                  type="button"
                  className="button quiet small"
                  aria-label={`Request again: ${order.name}`}
                  onClick={onOpenBasket}
                >
                  Request again
                </button>
              )}
              {mayOrder && order.state.group === 'waiting' && !order.intent && (
                <Link
                  className="button quiet small"
                  to={cancelPath(order.id)}
                  aria-label={`Cancel ${order.name}`}
                >
                  Cancel
                </Link>
              )}
              <AboutButton
                patientId={patientId}
                type="ServiceRequest"
                id={order.id}
                what={order.name}
                toRows={toRows}
              />
            </div>
          </div>
        )}
      </Lines>
    </>
  )
}

type FilterProps = {
  label: string
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

const Filter = ({ label, value, onChange, options }: FilterProps) => (
  <label>
    {label}
    <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">All</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  </label>
)
