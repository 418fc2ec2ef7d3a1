import { OrdersSection } from '#features/orders/OrdersSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Orders</h1>
      <OrdersSection patientId={usePatientId()} />
    </>
  )
}
