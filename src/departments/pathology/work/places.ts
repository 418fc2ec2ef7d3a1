import { useLocation, useNavigate } from 'react-router'

import { deepPaths } from '#lib/deep-paths.ts'
import { paths } from '#lib/paths.ts'

const here = paths.department('pathology')

/** Addresses of the department; the list in view stays behind the question mark. */
export const places = {
  here,
  collect: deepPaths.collectSamples,
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

/** Closing a dialog goes back to the list as it was. */
export function useCloseToList() {
  const navigate = useNavigate()
  const { search } = useLocation()
  return () => void navigate({ pathname: here, search }, { replace: true, preventScrollReset: true })
}
