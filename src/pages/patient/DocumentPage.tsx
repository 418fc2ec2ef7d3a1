import { useParams } from 'react-router'

import { DocumentView } from '#features/discharge/DocumentView.tsx'

import { required, usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Document</h1>
      <DocumentView patientId={usePatientId()} documentId={required(useParams()['entryId'])} />
    </>
  )
}
