import '#ui/layout.css'

import { Outlet, useLocation, useNavigate } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useCan } from '#auth/session.ts'
import { PatientResults } from '#features/patient-search/PatientResults.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { soughtIn } from './sought.ts'

export function Component() {
  const navigate = useNavigate()
  const { state } = useLocation() as { state: unknown }
  return (
    <div className="page">
      <header className="page-head">
        <h1>Patients</h1>
        {useCan('patient.register') && (
          <ActionButton may="patient.register" onClick={() => void navigate(deepPaths.register(), { state })}>
            Register patient
          </ActionButton>
        )}
      </header>
      <PatientResults typed={soughtIn(state)} />
      <Outlet />
    </div>
  )
}
