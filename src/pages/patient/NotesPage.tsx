import { Outlet } from 'react-router'

import { NotesSection } from '#features/notes/NotesSection.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Notes</h1>
      <NotesSection
        patientId={patientId}
        inErrorPath={(id) => paths.noteInError(patientId, id)}
        countersignPath={(id) => paths.countersign(patientId, id)}
      />
      <Outlet />
    </>
  )
}
