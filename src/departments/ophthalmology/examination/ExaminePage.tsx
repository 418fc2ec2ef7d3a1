import { useState } from 'react'
import { Navigate } from 'react-router'

import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { withWork } from '#clinical/writing/work.ts'
import { paths } from '#lib/paths.ts'
import { usePatientId } from '#pages/patient/chart-params.ts'

/** The address of a new examination leads to where it is written: beside the chart. */
export function Component() {
  const patientId = usePatientId()
  const [id] = useState(newEntryId)
  return (
    <Navigate
      to={`${paths.chartAt(patientId, 'ophthalmology')}?${withWork('', { kind: 'eyes', id }).toString()}`}
      replace
    />
  )
}
