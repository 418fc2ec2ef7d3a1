import { DocumentsSection } from '#features/documents/DocumentsSection.tsx'
import { paths } from '#lib/paths.ts'

import { usePatientId } from './chart-params.ts'

export function Component() {
  const patientId = usePatientId()
  return (
    <>
      <h1>Documents</h1>
      <DocumentsSection patientId={patientId} readPath={(id) => paths.document(patientId, id)} />
    </>
  )
}
