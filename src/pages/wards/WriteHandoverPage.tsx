import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'

import { identityLine } from '#clinical/patient/patient.ts'
import { wardHandover } from '#features/handover/queries.ts'
import { WriteHandoverDialog } from '#features/handover/WriteHandoverDialog.tsx'
import { ward } from '#features/wards/queries.ts'
import { paths } from '#lib/paths.ts'

import { handoverPatients } from './handover-patients.ts'

export function Component() {
  const { wardId = '', patientId = '' } = useParams()
  const navigate = useNavigate()
  const { data } = useQuery(ward(wardId))
  const patients = data ? handoverPatients(data) : []
  const ids = [...new Set(patients.map((one) => one.patientId))].toSorted()
  const handover = useQuery({ ...wardHandover(wardId, ids), enabled: ids.length > 0 })
  const about = patients.find((one) => one.patientId === patientId)
  const facts = handover.data?.of.get(patientId)
  if (!about || !facts) return null
  return (
    <WriteHandoverDialog
      key={patientId}
      wardId={wardId}
      patientId={patientId}
      encounterId={about.encounterId}
      patientLine={identityLine(about.patient)}
      facts={facts}
      onClose={() => void navigate(paths.handover(wardId), { replace: true, preventScrollReset: true })}
    />
  )
}
