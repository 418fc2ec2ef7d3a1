import { Outlet } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { useOpenWork } from '#clinical/writing/work.ts'
import { DocumentsSection } from '#features/documents/DocumentsSection.tsx'
import { deepPaths } from '#lib/deep-paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  const open = useOpenWork()
  return (
    <>
      <div className="chart-head">
        <h1>Documents</h1>
        <ActionButton may="letter.write" onClick={() => open({ kind: 'letter', id: newEntryId() })}>
          Write letter
        </ActionButton>
      </div>
      <DocumentsSection
        patientId={patientId}
        readPath={(id) => deepPaths.document(patientId, id)}
        letterPath={(id) => deepPaths.letter(patientId, id)}
      />
      <Outlet />
    </>
  )
}
