import { useNavigate } from 'react-router'

import { EmergencyAccessDialog } from '#features/emergency-access/EmergencyAccessDialog.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

/** Stands outside the chart: nothing of the patient is shown before the access is recorded. */
export function Component() {
  const patientId = usePatientId()
  const navigate = useNavigate()
  return (
    <div className="page">
      <h1>Restricted record</h1>
      <p>This record is opened only by emergency access.</p>
      <EmergencyAccessDialog
        patientId={patientId}
        onClose={() => void navigate(paths.patients(), { replace: true })}
        onOpened={() => void navigate(paths.chart(patientId, 'summary'), { replace: true })}
      />
    </div>
  )
}
