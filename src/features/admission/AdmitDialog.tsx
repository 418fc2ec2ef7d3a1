import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useForm, useWatch } from 'react-hook-form'

import { listedOf } from '#clinical/booking/listed.ts'
import { bedRequestOf, requestFrom } from '#clinical/care/bed-request.ts'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { textOf } from '#fhir/coding.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { useNow } from '#lib/use-now.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'

import { admitDraft } from './draft.ts'
import { type OffList, useAdmit } from './mutations.ts'
import { ConsultantField, PlaceFields } from './PlaceFields.tsx'
import { SpellFields } from './SpellFields.tsx'
import { completeDraftOf } from './stay.ts'

type Props = {
  patient: PatientIdentity
  offList: OffList
  /** The stay as it was planned, and the place that is kept for it */
  planned?: { stay: Stored<Encounter>; place: { wardId: string; bedId: string } | undefined } | undefined
  onClose: () => void
}

/** Ward and bed, and the stay has begun; what else is known is written with it or later. */
export function AdmitDialog({ patient, offList, planned, onClose }: Props) {
  const now = londonWallClock(useNow())
  const form = useForm({
    resolver: zodResolver(admitDraft),
    defaultValues: {
      wardId: planned?.place?.wardId ?? '',
      bedId: planned?.place?.bedId ?? '',
      at: now,
      ...completeDraftOf(planned?.stay ?? {}),
      expectedDischarge: '',
      sideRoom: planned ? (bedRequestOf(planned.stay)?.sideRoom ?? false) : false,
      listed: referenceId(planned?.stay.basedOn?.[0], 'ServiceRequest') ?? '',
      treated: true,
      reason: planned?.stay.reasonCode?.[0]?.text ?? '',
    },
  })
  return (
    <FormDialog
      title="Admit patient"
      submit="Admit patient"
      submitting="Admitting patient…"
      form={form}
      save={useAdmit(patient.id, offList, planned?.stay.id)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">
          {identityLine(patient)}
          {planned && <PlannedWords stay={planned.stay} />}
        </p>
        <PlaceFields patient={patient} />
        <DateTimeField name="at" label="Admitted at" max={now} />
        <TextField name="reason" label="Reason for admission" maxLength={200} />
        <SpellFields />
        <ConsultantField missing="Not named" />
        <DateTimeField name="expectedDischarge" type="date" label="Expected discharge" />
        <Listed patientId={patient.id} />
      </div>
    </FormDialog>
  )
}

function PlannedWords({ stay }: { stay: Stored<Encounter> }) {
  const request = bedRequestOf(stay)
  return (
    <>
      . Planned for {formatDateTime(stay.period?.start)}
      {request && `, from: ${requestFrom[request.from].toLowerCase()}`}.
    </>
  )
}

/** The waiting-list entry that an elective stay is for; it leaves the list in the same act (domain facts §5.3). */
function Listed({ patientId }: { patientId: string }) {
  const { data = [], isError } = useQuery(listedOf(patientId))
  const listed: unknown = useWatch({ name: 'listed' })
  if (isError)
    return (
      <p className="wide notice warning">Could not load the waiting list: an entry there stays as it is.</p>
    )
  if (data.length === 0) return null
  return (
    <>
      <ChoiceField
        name="listed"
        label="From the waiting list"
        placeholder="Not for an entry there"
        options={data.map((one) => ({
          value: one.id,
          label: [textOf(one.code, 'Purpose not recorded'), one.performerType && textOf(one.performerType)]
            .filter(Boolean)
            .join(' – '),
        }))}
      />
      {listed !== '' && (
        <div className="wide">
          <CheckField
            name="treated"
            label="Treatment begins with this stay: off the list, and the RTT clock stops (status 30)"
          />
        </div>
      )}
    </>
  )
}
