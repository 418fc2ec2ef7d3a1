import { useMatches } from 'react-router'

import { paths } from '#lib/paths.ts'

/** The patient whose chart is open: the one in the address, and nowhere else. */
export function useOpenPatient(): string | undefined {
  const { params, pathname } = useMatches().at(-1) ?? {}
  const patientId = params?.['patientId']
  return patientId && pathname?.startsWith(paths.patient(patientId)) ? patientId : undefined
}
