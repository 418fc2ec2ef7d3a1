import { DocumentsSection } from '#features/documents/DocumentsSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Documents</h1>
      <DocumentsSection patientId={usePatientId()} />
    </>
  )
}
