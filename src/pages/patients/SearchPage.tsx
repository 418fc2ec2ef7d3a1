import '#ui/layout.css'

import { useLocation } from 'react-router'

import { PatientResults } from '#features/patient-search/PatientResults.tsx'

import { soughtIn } from './sought.ts'

export function Component() {
  return (
    <div className="page">
      <header className="page-head">
        <h1>Patients</h1>
      </header>
      <PatientResults typed={soughtIn(useLocation().state)} />
    </div>
  )
}
