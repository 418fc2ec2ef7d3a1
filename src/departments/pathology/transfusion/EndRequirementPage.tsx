import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useParams } from 'react-router'

import { useAct } from '#clinical/acts/use-act.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { toErrors } from '#departments/pathology/bench/errors.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { bloodOf } from './queries.ts'
import { noLongerRequired, type SpecialRequirement } from './requirement.ts'

const title = 'End transfusion requirement'

export function Component() {
  const patientId = usePatientId()
  const { flagId } = useParams()
  const patient = useQuery(patientIdentity(patientId))
  const blood = useQuery(bloodOf(patientId))
  const onClose = useCloseTo('pathology')
  const one = blood.data?.requirements.find(({ flag }) => flag.id === flagId)
  if (patient.data && one) return <End patient={patient.data} one={one} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={patient.data ? blood : patient} what="this requirement">
          {() => <p>This requirement is not, or no longer, in force.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Draft = { why: string }
type Props = { patient: PatientIdentity; one: SpecialRequirement; onClose: () => void }

function End({ patient, one, onClose }: Props) {
  const form = useForm<Draft, unknown, Draft>({
    defaultValues: { why: '' },
    resolver: (draft) =>
      toErrors(draft, draft.why.trim().length < 3 ? { why: 'Say why it is no longer needed' } : {}),
  })
  const save = useAct(patient.id, ({ why }: Draft, actor) => noLongerRequired(one, why, actor), [
    patientPathologyKey(patient.id),
    pathologyKey,
    ['patient', patient.id, 'alerts'],
  ])
  return (
    <FormDialog
      title={title}
      submit="End requirement"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <EntryPatient patient={patient} />
        <p className="wide">
          <strong>{one.words}</strong>
        </p>
        <TextField name="why" label="Why is it no longer needed?" className="wide" maxLength={200} />
      </div>
    </FormDialog>
  )
}
