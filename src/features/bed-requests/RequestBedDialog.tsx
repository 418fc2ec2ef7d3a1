import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import type { Encounter, ServiceRequest } from 'fhir/r4'
import { useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { requestFrom } from '#clinical/care/bed-request.ts'
import { specialityOptions } from '#clinical/care/spell-codes.ts'
import { identityLine, type PatientIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { bedRequestDraft, type BedRequestDraft } from './draft.ts'
import { useRequestBed } from './mutations.ts'
import { beforeAsking, type HospitalToAsk, hospitalsToAsk } from './queries.ts'

type Props = { patient: PatientIdentity; onClose: () => void }

/** A bed for a stay that is to begin, or another bed for somebody who is in one. */
export function RequestBedDialog({ patient, onClose }: Props) {
  const before = useQuery(beforeAsking(patient.id))
  const hospitals = useQuery(hospitalsToAsk(useSession().post.orgCode))
  if (before.data && hospitals.data && !before.data.asked)
    return <Form patient={patient} {...before.data} hospitals={hospitals.data} onClose={onClose} />
  return (
    <Dialog title="Request bed" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={before} what="the stays of this patient">
          {({ asked }) =>
            asked ? (
              <p>A bed has been asked for already. It stands on the bed board.</p>
            ) : (
              <Loaded query={hospitals} what="hospitals">
                {() => null}
              </Loaded>
            )
          }
        </Loaded>
      </div>
    </Dialog>
  )
}

type FormProps = Props & {
  staying: Stored<Encounter> | undefined
  inEmergency: boolean
  referrals: Stored<ServiceRequest>[]
  hospitals: HospitalToAsk[]
}

function Form({ patient, staying, inEmergency, referrals, hospitals, onClose }: FormProps) {
  const own = hospitals.filter((hospital) => hospital.own)
  const form = useForm<BedRequestDraft, unknown, BedRequestDraft>({
    resolver: zodResolver(bedRequestDraft),
    defaultValues: {
      ...(staying ? { from: 'ward' as const } : inEmergency ? { from: 'ed' as const } : {}),
      siteId: own.length === 1 ? (own[0]?.id ?? '') : '',
      speciality: '',
      listed: '',
      needed: '',
      sideRoom: false,
    },
  })
  const [from, siteId] = useWatch({ control: form.control, name: ['from', 'siteId'] })
  const choices = Object.entries(requestFrom).filter(([code]) => (code === 'ward') === Boolean(staying))
  const elsewhere = hospitals.some(({ id, own: ours }) => id === siteId && !ours)
  return (
    <FormDialog
      title="Request bed"
      submit="Request bed"
      submitting="Requesting bed…"
      form={form}
      save={useRequestBed(patient.id, hospitals)}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <ChoiceField
          name="from"
          label="Comes from"
          autoFocus
          {...(staying ? { placeholder: null } : {})}
          options={choices.map(([value, label]) => ({ value, label }))}
        />
        <ChoiceField
          name="siteId"
          label="Hospital"
          options={hospitals.map(({ id, label }) => ({ value: id, label }))}
        />
        {staying && elsewhere && (
          <p className="wide notice quiet">
            Another trust: a stay is planned there. This one ends with a discharge to another NHS provider.
          </p>
        )}
        {from === 'elective' && referrals.length > 0 && (
          <ChoiceField
            name="listed"
            label="From the waiting list"
            placeholder="Not on a list"
            options={referrals.map((one) => ({
              value: one.id,
              label: [
                textOf(one.code, 'Purpose not recorded'),
                one.performerType && textOf(one.performerType),
              ]
                .filter(Boolean)
                .join(' – '),
            }))}
          />
        )}
        <ChoiceField name="speciality" label="Specialty" placeholder="Not said" options={specialityOptions} />
        <DateTimeField name="needed" label="Needed from" />
        <div className="wide">
          <CheckField name="sideRoom" label="Needs a side room" />
        </div>
      </div>
    </FormDialog>
  )
}
