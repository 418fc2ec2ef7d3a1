import { TimelineSection } from '#features/timeline/TimelineSection.tsx'

import { usePatientId } from './chart-params.ts'

export function Component() {
  return (
    <>
      <h1>Timeline</h1>
      <TimelineSection patientId={usePatientId()} />
    </>
  )
}
