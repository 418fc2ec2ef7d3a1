import { useQuery } from '@tanstack/react-query'

import { identityLine } from '#clinical/patient/patient.ts'
import { ChangeStayDialog } from '#features/stay-details/ChangeStayDialog.tsx'
import { stayToChange } from '#features/stay-details/queries.ts'

import { NotThere } from './NotThere.tsx'
import { useOverWard } from './use-over-ward.ts'

export function Component() {
  const { wardId, patientId, query, close, found } = useOverWard()
  const patient = found?.occupant.patient
  const stay = useQuery({
    ...stayToChange(patientId, found?.occupant.encounterId ?? ''),
    enabled: found !== undefined,
  })
  if (!patient || !stay.data)
    return <NotThere title="Change ward details" query={patient ? stay : query} onClose={close} />
  return (
    <ChangeStayDialog
      key={patientId}
      wardId={wardId}
      patientId={patientId}
      patientLine={identityLine(patient)}
      stay={stay.data}
      onClose={close}
    />
  )
}
