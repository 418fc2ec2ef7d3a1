import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { maternityForms } from './maternity-forms.ts'

import { identityLine, patientIdentity } from '#clinical/patient/patient.ts'
import { FillFormDialog } from '#features/forms/FillFormDialog.tsx'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'

/** One of the forms of booking: its questions, points and what they mean are data of the record. */
export function Component() {
  const patientId = usePatientId()
  const { formId = '' } = useParams()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const close = useCloseTo('maternity', 'booking')
  return patient ? (
    <FillFormDialog
      key={formId}
      formId={formId}
      forms={maternityForms}
      patientId={patientId}
      patientLine={identityLine(patient)}
      encounterId={undefined}
      onClose={close}
    />
  ) : null
}
