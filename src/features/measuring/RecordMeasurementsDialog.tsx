import './measuring.css'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { type ResolverResult, useForm, useWatch } from 'react-hook-form'

import { useCan } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import { type Earlier, latestBody } from '#clinical/observations/latest-weight.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { type PatientIdentity, patientIdentity } from '#clinical/patient/patient.ts'
import { formatDate, yearsAt } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { useWrittenAt } from '#ui/use-written-at.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { compareWeight } from './compare.ts'
import { fromDraft, type MeasuredDraft, problemsIn, toDraft, type Values } from './draft.ts'
import { checked, limits, remark } from './ranges.ts'

type Props = { patientId: string; onClose: () => void; foot?: ReactNode }

/** Blood glucose, ketones, weight and height. Who it is must be known; a last weight that cannot be had is said to be missing. */
export function RecordMeasurementsDialog({ patientId, onClose, foot }: Props) {
  const patient = useQuery(patientIdentity(patientId))
  const visits = useQuery({ ...currentVisits(patientId), enabled: useCan('administration.read') })
  const body = useQuery(latestBody(patientId))
  if (!patient.data || body.isPending)
    return (
      <Dialog title="Record measurements" onClose={onClose}>
        <div className="dialog-body">
          {patient.data ? (
            <Loaded query={body} what="the last weight">
              {() => null}
            </Loaded>
          ) : (
            <Loaded query={patient} what="who this is">
              {() => null}
            </Loaded>
          )}
        </div>
      </Dialog>
    )
  return (
    <RecordMeasurements
      patient={patient.data}
      encounterId={visits.data?.entries.find(({ current, inpatient }) => current && inpatient)?.id}
      last={body.data}
      onClose={onClose}
      foot={foot}
    />
  )
}

type Last = { weight: Earlier | undefined; height: Earlier | undefined }
type FormProps = {
  patient: PatientIdentity
  encounterId: string | undefined
  /** Undefined: it could not be loaded */
  last: Last | undefined
  onClose: () => void
  foot: ReactNode
}

function RecordMeasurements({ patient, encounterId, last: known, onClose, foot }: FormProps) {
  // What it is compared with holds from the opening: nothing may change under the hands of the person typing.
  const [last] = useState(known)
  const [openedAt] = useState(() => Date.now())
  const { stands, at: writtenAt } = useWrittenAt(openedAt)
  const form = useForm<Values, unknown, MeasuredDraft>({
    defaultValues: { ...empty, at: londonWallClock(openedAt) },
    resolver: (values) => resolve(values, last, writtenAt()),
  })
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) }
  useEffect(() => stands(values.at), [stands, values.at])
  const save = useAct(
    patient.id,
    (draft: MeasuredDraft, actor) => ({
      make: fromDraft(draft, actor, encounterId).map((resource) => ({ resource })),
    }),
    [observationsKey(patient.id), ['ward']],
  )
  const adult = (yearsAt(patient.birth, new Date(openedAt)) ?? 16) >= 16
  const field = (name: keyof typeof limits, autoFocus = false) => {
    const said = remark(name, values[name], adult)
    return (
      <NumberField
        name={name}
        label={limits[name].words}
        unit={limits[name].unit}
        decimal
        autoFocus={autoFocus}
        {...(said ? { hint: <span className="measuring-remark">{said}</span> } : {})}
      />
    )
  }
  return (
    <FormDialog
      title="Record measurements"
      submit="Save measurements"
      submitting="Saving measurements…"
      form={form}
      save={save}
      onClose={onClose}
      foot={foot}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <div className="fields">
          {field('glucose', true)}
          {field('ketones')}
          {field('weight')}
          {field('height')}
          <LastWeight typed={values.weight} last={last} />
          <DateTimeField name="at" label="Time" />
          <TextField name="note" label="Note (if any)" maxLength={200} />
        </div>
      </div>
    </FormDialog>
  )
}

/** The last weight beside the new one; a large change is asked about. */
function LastWeight({ typed, last }: { typed: string; last: Last | undefined }) {
  if (!last)
    return <p className="wide quiet-text">The last weight could not be loaded: nothing to compare with.</p>
  const { weight } = last
  if (!weight) return <p className="wide quiet-text">No earlier weight in kilograms.</p>
  const { value } = checked('weight', typed)
  if (value === undefined)
    return (
      <p className="wide quiet-text">
        Last weight {weight.value} kg, {formatDate(weight.at)}.
      </p>
    )
  const { words, large } = compareWeight(value, weight)
  return (
    <>
      <p className={large ? 'wide notice warning' : 'wide quiet-text'} role="status">
        {words}
      </p>
      {large && (
        <ChecksField
          name="sure"
          className="wide"
          label="A large change"
          options={[{ value: 'yes', label: 'Checked: this weight is right' }]}
        />
      )}
    </>
  )
}

const empty: Values = { glucose: '', ketones: '', weight: '', height: '', at: '', note: '', sure: [] }

function resolve(
  values: Values,
  last: Last | undefined,
  writtenAt: number,
): ResolverResult<Values, MeasuredDraft> {
  const situation = { now: Date.now(), writtenAt, lastWeight: last?.weight }
  const problems = Object.entries(problemsIn(values, situation))
  if (problems.length === 0) return { values: toDraft(values, writtenAt), errors: {} }
  const errors = Object.fromEntries(problems.map(([name, message]) => [name, { type: 'check', message }]))
  return { values: {}, errors }
}
