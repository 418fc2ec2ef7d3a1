import { queryOptions } from '@tanstack/react-query'

import { pageAbout, searchAbout } from '#clinical/entries/entries.ts'
import { ordersKey } from '#clinical/care/order.ts'

import { toOrders } from './model.ts'
import type { Progress } from './progress.ts'

/** How many a list begins with, and grows by. */
export const step = 50

export const newestOrders = (patientId: string, count: number) =>
  queryOptions({
    queryKey: [...ordersKey(patientId), 'newest', count],
    queryFn: async () =>
      toOrders(await pageAbout('ServiceRequest', patientId, { _sort: '-authored' }, count)),
  })

/** How far these have come. Specimens cannot be asked for by request (R4 has no such parameter): the newest are read. */
export const progressOf = (patientId: string, orderIds: readonly string[]) =>
  queryOptions({
    queryKey: [...ordersKey(patientId), 'progress', orderIds],
    queryFn: async (): Promise<Progress & { withheld: number }> => {
      const some = Array.from({ length: Math.ceil(orderIds.length / step) }, (_, index) =>
        orderIds.slice(index * step, (index + 1) * step).map((id) => `ServiceRequest/${id}`),
      )
      const of = async <T extends 'DiagnosticReport' | 'Task' | 'Appointment'>(type: T, param: string) =>
        together(
          await Promise.all(some.map((ids) => searchAbout(type, patientId, { [param]: ids.join(',') }))),
        )
      const [reports, tasks, appointments, specimens] = await Promise.all([
        of('DiagnosticReport', 'based-on'),
        of('Task', 'focus'),
        of('Appointment', 'based-on'),
        pageAbout('Specimen', patientId, { _sort: '-collected' }, 200),
      ])
      return {
        reports: reports.resources,
        tasks: tasks.resources,
        appointments: appointments.resources,
        specimens: specimens.resources,
        withheld: reports.withheld + tasks.withheld + appointments.withheld + specimens.withheld,
      }
    },
    enabled: orderIds.length > 0,
  })

const together = <R>(found: { resources: R[]; withheld: number }[]) => ({
  resources: found.flatMap(({ resources }) => resources),
  withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
})
