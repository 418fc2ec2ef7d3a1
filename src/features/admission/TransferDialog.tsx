import { zodResolver } from '@hookform/resolvers/zod'
import type { Encounter } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { bedRequestOf } from '#clinical/care/bed-request.ts'
import { placeText, toVisit } from '#clinical/care/encounter.ts'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'

import { transferDraft } from './draft.ts'
import { useTransfer } from './mutations.ts'
import { ConsultantField, PlaceFields } from './PlaceFields.tsx'

type Props = {
  patient: PatientIdentity
  stay: Stored<Encounter>
  /** The place that is kept for them */
  place: { wardId: string; bedId: string } | undefined
  onClose: () => void
}

/** To another ward and bed, to another consultant, or both: a new ward stay, a new consultant episode. */
export function TransferDialog({ patient, stay, place, onClose }: Props) {
  const now = londonWallClock(useNow())
  const visit = toVisit(stay)
  const form = useForm({
    resolver: zodResolver(transferDraft),
    defaultValues: {
      wardId: place?.wardId ?? '',
      bedId: place?.bedId ?? '',
      consultant: '',
      at: now,
      bed: 'H' as const,
      sideRoom: bedRequestOf(stay)?.sideRoom ?? false,
    },
  })
  return (
    <FormDialog
      title="Transfer patient"
      submit="Transfer patient"
      submitting="Transferring patient…"
      form={form}
      save={useTransfer(patient.id, stay)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">
          {identityLine(patient)}, now in {placeText(visit) ?? 'a place not recorded'}
          {visit.consultant && `, under ${visit.consultant}`}
        </p>
        <PlaceFields patient={patient} staying speciality={visit.speciality} />
        <ConsultantField missing="As it is" />
        <DateTimeField name="at" label="Transferred at" max={now} />
        <ChoiceField
          name="bed"
          label="Bed left"
          placeholder={null}
          options={[
            { value: 'H', label: 'Being cleaned' },
            { value: 'U', label: 'Free' },
          ]}
        />
      </div>
    </FormDialog>
  )
}
