import { NotesSection } from '#features/notes/NotesSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Notes</h1>
      <NotesSection patientId={usePatientId()} />
    </>
  )
}
