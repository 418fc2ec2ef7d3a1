import { type LoaderFunctionArgs, useNavigate, useParams } from 'react-router'

import { paths } from '#lib/paths.ts'

/** The open patient is the one in the address, and nowhere else (hazard H1). */
export function usePatientId(): string {
  return required(useParams()['patientId'])
}

export const patientIdOf = ({ params }: LoaderFunctionArgs): string => required(params['patientId'])

/** Leaving a dialog goes back to the section (and its view) it stands over, and leaves no step behind for the Back button. */
export function useCloseTo(section: string, view?: string) {
  const navigate = useNavigate()
  const patientId = usePatientId()
  const search = view ? `?view=${view}` : ''
  return () => void navigate(`${paths.chartAt(patientId, section)}${search}`, { replace: true })
}

export function required(value: string | undefined): string {
  if (!value) throw new Response('No patient in the address', { status: 404 })
  return value
}
