import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { VisitsSection } from '#features/visits/VisitsSection.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'
import { StayButtons } from './StayButtons.tsx'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <div className="chart-head">
        <h1>Visits</h1>
        <DialogButton may="patient.admit" to={paths.admit(patientId)}>
          Admit patient
        </DialogButton>
      </div>
      <VisitsSection
        patientId={patientId}
        actions={(visit) => <StayButtons patientId={patientId} visit={visit} />}
      />
      <Outlet />
    </>
  )
}
