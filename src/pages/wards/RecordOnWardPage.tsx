import { useLocation, useNavigate, useOutletContext, useParams } from 'react-router'

import { RecordObservationsDialog } from '#features/observation-entry/RecordObservationsDialog.tsx'
import { paths } from '#lib/paths.ts'

import type { OverWard } from './over-ward.ts'

/** The entry dialog over the ward list; closing it goes back to the list. */
export function Component() {
  const { wardId = '', patientId = '' } = useParams()
  const { onSaved } = useOutletContext<OverWard>()
  const navigate = useNavigate()
  const { search } = useLocation()
  const close = () =>
    void navigate({ pathname: paths.ward(wardId), search }, { replace: true, preventScrollReset: true })
  return (
    <RecordObservationsDialog
      key={patientId}
      patientId={patientId}
      onClose={close}
      onSaved={(saved) => {
        onSaved(saved)
        close()
      }}
    />
  )
}
