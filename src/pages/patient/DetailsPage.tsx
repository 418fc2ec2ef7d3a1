import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AccessNeedsPanel } from '#features/access-needs/AccessNeedsPanel.tsx'
import { ContactingPanel } from '#features/contacting/ContactingPanel.tsx'
import { AddressesPanel } from '#features/people-and-places/AddressesPanel.tsx'
import { PeoplePanel } from '#features/people-and-places/PeoplePanel.tsx'
import { DetailsPanel } from '#features/registration/DetailsPanel.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { usePatientId } from './chart-params.ts'
import { MergeButtons } from './MergeButtons.tsx'

/** Who they are, where and how they are reached, whom to call, and what they need of us: for the desk and the ward alike. */
export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <div className="chart-head">
        <h1>Details</h1>
        <DialogButton may="administration.read" to={deepPaths.detail(patientId, 'labels')}>
          Labels and wristband
        </DialogButton>
      </div>
      <div className="columns">
        <div className="stack">
          <DetailsPanel patientId={patientId} />
          <AddressesPanel patientId={patientId} />
          <MergeButtons patientId={patientId} />
        </div>
        <div className="stack">
          <AccessNeedsPanel patientId={patientId} />
          <PeoplePanel patientId={patientId} />
          <ContactingPanel patientId={patientId} />
        </div>
      </div>
      <Outlet />
    </>
  )
}
