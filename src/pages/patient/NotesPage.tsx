import { Outlet } from 'react-router'

import { NotesSection } from '#features/notes/NotesSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Notes</h1>
      <NotesSection
        patientId={patientId}
        inErrorPath={(id) => deepPaths.noteInError(patientId, id)}
        countersignPath={(id) => deepPaths.countersign(patientId, id)}
      />
      <Outlet />
    </>
  )
}
