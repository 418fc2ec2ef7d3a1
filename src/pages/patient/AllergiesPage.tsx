import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AllergiesSection } from '#features/allergies/AllergiesSection.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Allergies</h1>
      <AllergiesSection
        patientId={patientId}
        record={
          <DialogButton may="allergy.record" to={paths.recordAllergy(patientId)} className="button primary">
            Record allergy
          </DialogButton>
        }
        paths={{
          change: (id) => paths.changeAllergy(patientId, id),
          inError: (id) => paths.allergyInError(patientId, id),
          recordHere: (id) => paths.recordAllergy(patientId, id),
        }}
      />
      <Outlet />
    </>
  )
}
