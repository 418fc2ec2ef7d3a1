import '#departments/ophthalmology/ophthalmology.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { identityLine, patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { type Eye, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { eyeKey, eyeRecord } from '#departments/ophthalmology/eye/queries.ts'
import { lastOf, type Reading } from '#departments/ophthalmology/eye/record.ts'
import { formatDate } from '#fhir/dates.ts'
import { useCloseTo, usePatientId } from '#pages/patient/chart-params.ts'
import { ChecksField } from '#ui/ChecksField.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ChoiceField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type GlaucomaPlan, glaucomaTypes, risks, treatments } from './plan.ts'
import { glaucomaPlanned, type PlanDraft, planDraft } from './plan-draft.ts'
import { glaucomaPlan } from './queries.ts'

const title = 'Glaucoma plan'
const optionsOf = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))

/** It is written from the plan and the targets as they are, so it waits for both. */
export function Component() {
  const patientId = usePatientId()
  const { data: patient } = useQuery(patientIdentity(patientId))
  const plan = useQuery(glaucomaPlan(patientId))
  const record = useQuery(eyeRecord(patientId))
  const onClose = useCloseTo('ophthalmology', 'glaucoma')
  if (!patient) return null
  if (plan.data && record.data)
    return (
      <PlanForm patient={patient} plan={plan.data.plan} readings={record.data.readings} onClose={onClose} />
    )
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={plan} what="the plan">
          {() => (
            <Loaded query={record} what="the targets">
              {() => null}
            </Loaded>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Values = Omit<{ [Key in keyof PlanDraft]: string }, 'right' | 'left' | 'treatment'> &
  Record<Eye, { target: string; reason: string }> & { treatment: string[] }
type Props = {
  patient: PatientIdentity
  plan: GlaucomaPlan | null
  readings: readonly Reading[]
  onClose: () => void
}

function PlanForm({ patient, plan, readings, onClose }: Props) {
  const form = useForm<Values, unknown, PlanDraft>({
    resolver: zodResolver(planDraft),
    defaultValues: valuesOf(plan, readings),
  })
  const save = useAct(
    patient.id,
    (draft: PlanDraft, actor) => glaucomaPlanned(draft, plan?.resource, readings, actor),
    [eyeKey(patient.id), ['patient', patient.id, 'care-plans']],
  )
  return (
    <FormDialog
      title={title}
      submit="Save glaucoma plan"
      submitting="Saving glaucoma plan…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{identityLine(patient)}</p>
        <ChoiceField name="type" label="What it is" options={optionsOf(glaucomaTypes)} />
        <RadioField name="risk" label="Risk of losing sight" options={optionsOf(risks)} />
        <div className="eyes wide">
          {eyes.map((eye) => (
            <EyeTarget key={eye} eye={eye} readings={readings} />
          ))}
        </div>
        <ChecksField
          name="treatment"
          label="Treatment"
          hint="NICE NG81: SLT is offered first; ocular hypertension is treated from 24 mmHg"
          className="wide"
          options={optionsOf(treatments)}
        />
        <NumberField name="visit" label="Visit every" unit="months" />
        <NumberField name="field" label="Visual field every" unit="months" />
        <NumberField name="scan" label="OCT every" unit="months" />
        <TextField name="note" label="Anything else" className="wide" multiline rows={2} />
      </div>
    </FormDialog>
  )
}

function EyeTarget({ eye, readings }: { eye: Eye; readings: readonly Reading[] }) {
  const last = lastOf(readings, 'pressure', eye)
  return (
    <fieldset className="eye-fields">
      <legend>{eyeWords[eye]}</legend>
      <NumberField
        name={`${eye}.target`}
        label="Target pressure"
        unit="mmHg"
        hint={last ? `Last pressure ${last.text}, ${formatDate(last.when)}` : 'No pressure is recorded'}
      />
      <TextField name={`${eye}.reason`} label="Why this target" />
    </fieldset>
  )
}

function valuesOf(plan: GlaucomaPlan | null, readings: readonly Reading[]): Values {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const eye = (one: Eye) => ({
    target: text(lastOf(readings, 'target', one)?.value),
    reason: plan?.targetReasons[one] ?? '',
  })
  return {
    type: glaucomaTypes.find((one) => one === plan?.type) ?? '',
    risk: risks.find((one) => one === plan?.risk) ?? '',
    right: eye('right'),
    left: eye('left'),
    treatment: plan?.treatment ?? [],
    visit: text(plan?.every.visit),
    field: text(plan?.every.field),
    scan: text(plan?.every.scan),
    note: plan?.note ?? '',
  }
}
