import { useParams } from 'react-router'

import { AssessmentsGrid } from '#features/forms/AssessmentsGrid.tsx'

import { inpatientsOf } from './inpatients.ts'
import { WardFrame } from './WardFrame.tsx'

export function Component() {
  const { wardId = '' } = useParams()
  return (
    <WardFrame wardId={wardId}>
      {(ward) => <AssessmentsGrid wardId={wardId} inpatients={inpatientsOf(ward)} />}
    </WardFrame>
  )
}
