import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { completeDraft } from './draft.ts'
import { useComplete } from './mutations.ts'
import { ConsultantField } from './PlaceFields.tsx'
import { SpellFields } from './SpellFields.tsx'
import { completeDraftOf } from './stay.ts'

type Props = { patientId: string; patientLine: string; stay: Stored<Encounter>; onClose: () => void }

/** What was not known when the patient came, or was written wrongly. */
export function CompleteDialog({ patientId, patientLine, stay, onClose }: Props) {
  const form = useForm({ resolver: zodResolver(completeDraft), defaultValues: completeDraftOf(stay) })
  return (
    <FormDialog
      title="Complete admission"
      submit="Save admission"
      submitting="Saving admission…"
      form={form}
      save={useComplete(patientId, stay)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">
          {patientLine}. Admitted {formatDateTime(stay.period?.start)}.
        </p>
        <SpellFields />
        <ConsultantField missing="Not named" />
      </div>
    </FormDialog>
  )
}
