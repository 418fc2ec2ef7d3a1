import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { ReferralsSection } from '#features/waiting-list/ReferralsSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <div className="chart-head">
        <h1>Referrals</h1>
        <DialogButton may="appointment.book" to={deepPaths.addReferral(patientId)}>
          Add referral
        </DialogButton>
      </div>
      <ReferralsSection patientId={patientId} />
      <Outlet />
    </>
  )
}
