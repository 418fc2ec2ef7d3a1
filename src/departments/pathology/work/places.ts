import { useLocation, useNavigate } from 'react-router'

import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

const here = paths.department('pathology')

/** Addresses of the department; the list in view stays behind the question mark. */
export const places = {
  here,
  collect: (patientId: string) => deepPaths.collectSamples(patientId),
  work: (patientId: string, requestId: string) =>
    `${here}/work/${encodeURIComponent(patientId)}/${encodeURIComponent(requestId)}`,
  addOn: (patientId: string, requestId: string) =>
    `${here}/add-on/${encodeURIComponent(patientId)}/${encodeURIComponent(requestId)}`,
  culture: (patientId: string, requestId: string) =>
    `${here}/culture/${encodeURIComponent(patientId)}/${encodeURIComponent(requestId)}`,
  blood: (patientId: string, requestId: string) =>
    `${here}/blood/${encodeURIComponent(patientId)}/${encodeURIComponent(requestId)}`,
  importReport: `${here}/import`,
  critical: (patientId: string, reportId: string) =>
    `${here}/critical/${encodeURIComponent(patientId)}/${encodeURIComponent(reportId)}`,
}

/** Closing a dialog goes back to the list as it was, or to the orders of the chart that it was opened from. */
export function useCloseToList(patientId?: string) {
  const navigate = useNavigate()
  const { search } = useLocation()
  const isFromOrders = new URLSearchParams(search).get('from') === 'orders'
  return () => {
    if (patientId && isFromOrders) void navigate(paths.chart(patientId, 'orders'), { replace: true })
    else void navigate({ pathname: here, search }, { replace: true, preventScrollReset: true })
  }
}
