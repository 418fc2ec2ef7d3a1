import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { timeProblem } from '#clinical/acts/time-problem.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChoiceField, DateTimeField, NumberField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { given } from './acts.ts'
import { labourDrugs, routes } from './drugs.ts'
import { OverLabour, type Parts } from './OverLabour.tsx'
import { labourKey } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { instantAt } from './writing.ts'

const title = 'Record drug given'

export const Component = () => <OverLabour title={title}>{(parts) => <Give {...parts} />}</OverLabour>

type Giving = {
  drug: string
  dose: string
  route: string
  rate: string
  checker: string
  note: string
  at: string
}
const drugOf = (name: string) => labourDrugs.find((one) => one.name === name)
const amount = (typed: string): number | undefined =>
  /^\d{1,5}(\.\d{1,3})?$/.test(typed.trim()) ? Number(typed.trim()) : undefined

function Give({ patientId, patientLine, labour, onClose }: Parts) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Giving, unknown, Giving>({
    defaultValues: { drug: '', dose: '', route: '', rate: '', checker: '', note: '', at: opened },
    resolver: (values) => {
      const problems = problemsOf(values)
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const [name] = useWatch({ control: form.control, name: ['drug'] })
  const drug = drugOf(name)
  const save = useAct(
    patientId,
    (values: Giving, actor) => {
      const chosen = drugOf(values.drug)
      return given(
        labour,
        {
          at: instantAt(values.at, actor.now),
          drug: values.drug,
          dose: amount(values.dose),
          unit: chosen?.unit ?? '',
          route: values.route,
          rate: amount(values.rate),
          rateUnit: chosen?.rateUnit ?? '',
          checker: values.checker.trim(),
          note: values.note.trim(),
        },
        actor,
      )
    },
    [labourKey(patientId), ['patient', patientId, 'medications'], ['maternity']],
  )
  return (
    <FormDialog
      title={title}
      submit="Save drug given"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <ChoiceField
          name="drug"
          label="Drug"
          options={labourDrugs.map((one) => ({ value: one.name, label: one.name }))}
          autoFocus
        />
        <ChoiceField name="route" label="Route" options={routes.map((one) => ({ value: one, label: one }))} />
        {drug?.unit && <NumberField name="dose" label="Dose" unit={drug.unit} decimal />}
        {drug?.rateUnit && <NumberField name="rate" label="Rate" unit={drug.rateUnit} decimal />}
        {drug?.controlled && (
          <TextField
            name="checker"
            label="Second checker"
            hint="A controlled drug: who checked it with you"
          />
        )}
        <DateTimeField name="at" label="When" />
        <TextField name="note" label="Note" className="wide" />
      </div>
    </FormDialog>
  )
}

/** A dose or a rate is needed of what has one; who checked a controlled drug is needed too. */
function problemsOf(values: Giving): Record<string, string> {
  const problems: Record<string, string> = {}
  const drug = drugOf(values.drug)
  const time = timeProblem(values.at, Date.now())
  if (time) problems['at'] = time
  if (!drug) problems['drug'] = 'Choose the drug'
  if (!values.route) problems['route'] = 'Choose the route'
  for (const name of ['dose', 'rate'] as const)
    if (values[name].trim() && amount(values[name]) === undefined) problems[name] = 'A number, with a point'
  const needs = drug?.unit || drug?.rateUnit
  if (needs && !values.dose.trim() && !values.rate.trim())
    problems[drug?.unit ? 'dose' : 'rate'] = 'Say how much'
  if (drug?.controlled && values.checker.trim().length < 3)
    problems['checker'] = 'Say who checked it with you'
  return problems
}
