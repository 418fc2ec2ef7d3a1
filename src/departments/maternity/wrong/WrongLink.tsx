import { useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { usePatientId } from '#pages/patient/chart-params.ts'
import { paths } from '#lib/paths.ts'

export const title = 'Mark in error'

type Props = {
  kind: 'contact' | 'found' | 'dose'
  id: string
  /** The entry's own words */
  what: string
  /** The view to come back to */
  view?: 'booking' | 'scans'
}

/** Beside what was written by mistake. */
export function WrongLink({ kind, id, what, view }: Props) {
  const navigate = useNavigate()
  const patientId = usePatientId()
  // the page beneath stays as it is
  const to = `wrong/${kind}/${encodeURIComponent(id)}${view ? `?view=${view}` : ''}`
  return (
    <ActionButton
      may="maternity:record"
      className="button quiet small not-printed"
      aria-label={`${title}: ${what}`}
      onClick={() => void navigate(`${paths.chartAt(patientId, 'maternity')}/${to}`)}
    >
      {title}
    </ActionButton>
  )
}
