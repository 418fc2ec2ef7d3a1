import { Outlet } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useOpenWork } from '#clinical/writing/work.ts'
import { OpinionsPanel } from '#features/opinions/OpinionsPanel.tsx'
import { OrdersSection } from '#features/orders/OrdersSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const open = useOpenWork()
  const openBasket = () => open({ kind: 'orders', id: 'basket' })
  return (
    <>
      <h1>Orders</h1>
      <div className="stack">
        <OrdersSection
          patientId={patientId}
          action={
            <ActionButton may="order.request" className="button primary" onClick={openBasket}>
              Request tests
            </ActionButton>
          }
          cancelPath={(orderId) => deepPaths.cancelOrder(patientId, orderId)}
          onOpenBasket={openBasket}
          resultPath={paths.chart(patientId, 'results')}
          collectPath={deepPaths.collectSamples(patientId, 'orders')}
        />
        <OpinionsPanel
          patientId={patientId}
          withdrawPath={(requestId) => deepPaths.withdrawOpinion(patientId, requestId)}
        />
      </div>
      <Outlet />
    </>
  )
}
