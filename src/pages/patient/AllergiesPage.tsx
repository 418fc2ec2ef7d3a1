import { Outlet } from 'react-router'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AllergiesSection } from '#features/allergies/AllergiesSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'
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
          change: (id) => deepPaths.changeAllergy(patientId, id),
          inError: (id) => deepPaths.allergyInError(patientId, id),
          recordHere: (id) => paths.recordAllergy(patientId, id),
        }}
      />
      <Outlet />
    </>
  )
}
