import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { toErrors } from '#departments/pathology/bench/errors.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type TransfusionPolicy, transfusionPolicy } from './policy.ts'
import { required } from './requirement.ts'

const title = 'Record transfusion requirement'

export function Component() {
  const patient = useQuery(patientIdentity(usePatientId()))
  const policy = useQuery(transfusionPolicy())
  const onClose = useCloseTo('pathology')
  if (patient.data && policy.data)
    return <Record patient={patient.data} policy={policy.data} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={patient.data ? policy : patient} what="the policy of transfusion">
          {() => (
            <p>The record holds no policy of transfusion, and so no list of requirements to choose from.</p>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Draft = { needed: string[]; why: string }
type Props = { patient: PatientIdentity; policy: TransfusionPolicy; onClose: () => void }

function Record({ patient, policy, onClose }: Props) {
  const form = useForm<Draft, unknown, Draft>({
    defaultValues: { needed: [], why: '' },
    resolver: (draft) =>
      toErrors(draft, {
        ...(draft.needed.length === 0 ? { why: 'Tick what the blood must be' } : {}),
        ...(draft.why.trim().length < 3 ? { why: 'Say why: it stands with the alert' } : {}),
      }),
  })
  const save = useAct(
    patient.id,
    ({ needed, why }: Draft, actor) =>
      required(
        policy.requirements.filter(({ id }) => needed.includes(id)),
        why,
        actor,
      ),
    [patientPathologyKey(patient.id), pathologyKey, ['patient', patient.id, 'alerts']],
  )
  return (
    <FormDialog
      title={title}
      submit="Record requirement"
      submitting="Recording…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <EntryPatient patient={patient} />
        <ChecksField
          name="needed"
          label="Blood for this patient must be"
          className="wide"
          options={policy.requirements.map(({ id, words }) => ({ value: id, label: words }))}
        />
        <TextField name="why" label="Why" hint="Stands with the alert" className="wide" maxLength={200} />
        <p className="quiet-text wide">{policy.name}</p>
      </div>
    </FormDialog>
  )
}
