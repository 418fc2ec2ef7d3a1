import { useQueries, useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useParams } from 'react-router'

import { useAct } from '#clinical/acts/use-act.ts'
import { type Alert, alertKindWords, alertList } from '#clinical/care/alert.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { toErrors } from '#departments/pathology/bench/errors.ts'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { formatDate } from '#fhir/dates.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { CheckField } from '#ui/CheckField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { alerted } from './alert-act.ts'
import { type Proposed, proposedAlerts } from './isolates.ts'
import { microbiologyPolicy } from './policy.ts'
import { culturesOf } from './queries.ts'

const title = 'Record infection control alert'

/** A person confirms what the laboratory’s report proposes. */
export function Component() {
  const patientId = usePatientId()
  const { organismId } = useParams()
  const patient = useQuery(patientIdentity(patientId))
  const [cultures, policy, alerts] = useQueries({
    queries: [culturesOf(patientId), microbiologyPolicy(), alertList(patientId)],
  })
  const onClose = useCloseTo('pathology')
  const proposed =
    cultures.data &&
    policy.data &&
    proposedAlerts(cultures.data.cultures, policy.data, []).find((one) => one.organismId === organismId)
  if (patient.data && proposed && alerts.data)
    return (
      <Confirm patient={patient.data} proposed={proposed} alerts={alerts.data.entries} onClose={onClose} />
    )
  const waiting = [patient, cultures, policy, alerts].find(({ data }) => data === undefined) ?? cultures
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={waiting} what="this organism">
          {() => <p>No report in this record names an organism that asks for this alert.</p>}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Draft = { confirmed: boolean; words: string }
type Props = { patient: PatientIdentity; proposed: Proposed; alerts: readonly Alert[]; onClose: () => void }

function Confirm({ patient, proposed, alerts, onClose }: Props) {
  const form = useForm<Draft, unknown, Draft>({
    defaultValues: { confirmed: false, words: '' },
    resolver: (draft) =>
      toErrors(draft, draft.confirmed ? {} : { confirmed: 'Confirm that the report is of this patient' }),
  })
  const save = useAct(patient.id, ({ words }: Draft, actor) => alerted(proposed, words, actor), [
    ['patient', patient.id, 'alerts'],
    patientPathologyKey(patient.id),
  ])
  const { alert, name, when } = proposed
  const { error } = form.getFieldState('confirmed', form.formState)
  return (
    <FormDialog
      title={title}
      submit="Record alert"
      submitting="Recording…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <p>
          <strong>{alert.words}</strong>: {alert.precautions}.
          <span className="second-line">
            {name}, sample of {formatDate(when)} ({alert.source})
          </span>
        </p>
        <p>
          Alerts in this record:{' '}
          {alerts.map(({ kind, words }) => `${alertKindWords[kind]}, ${words}`).join('; ') || 'none'}
        </p>
        <CheckField name="confirmed" label="The report is of this patient, and the alert is to stand" />
        {error?.message && <span className="error">{error.message}</span>}
        <TextField name="words" label="Anything else" maxLength={200} />
      </div>
    </FormDialog>
  )
}
