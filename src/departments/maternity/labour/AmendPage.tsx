import type { Observation } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'
import { londonWallClock } from '#lib/london-time.ts'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'
import { DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { amended } from './acts.ts'
import { MeasureFields } from './MeasureFields.tsx'
import { type Measure, measureIn, measures, pressurePart } from './measures.ts'
import { labourKey } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { entryRows } from './rows.ts'
import { emptyValues, enteredIn, fieldOf, instantAt, problemsIn, valueOf, type Values } from './writing.ts'

const title = 'Amend entry'

export const Component = () => (
  <OverEntry section="maternity" view="labour" type="Observation" title={title}>
    {(seen, dialog) => {
      const measure = measureIn(seen)
      return measure ? <Amend {...dialog} seen={seen} measure={measure} /> : null
    }}
  </OverEntry>
)

type Props = DialogParts & { seen: Stored<Observation>; measure: Measure }

function Amend({ patientId, patientLine, seen, measure, onClose }: Props) {
  const keys = measures.filter(({ key }) => key === measure.key).map(({ key }) => key)
  const [was] = useState(() => londonWallClock(instantOf(seen.effectiveDateTime) ?? Date.now()))
  const form = useForm<Values, unknown, Values>({
    defaultValues: {
      ...emptyValues(keys, was),
      [measure.key]: fieldOf(measure, seen),
      dbp: String(pressurePart(seen, 'dbp') ?? ''),
      reason: '',
    },
    resolver: (values) => {
      const problems = problemsIn(values, keys, Date.now())
      if (enteredIn(values, keys).length === 0) problems[measure.key] = 'Enter what it should have said'
      if ((values['reason'] ?? '').trim().length < 3) problems['reason'] = 'Say what was wrong'
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const save = useAct(
    patientId,
    (values: Values, actor) => {
      const [entered] = enteredIn(values, keys)
      if (!entered) throw new Error('Nothing was entered.')
      const same = values.at === was
      const at = same ? seen.effectiveDateTime : instantAt(values.at, actor.now)
      return amended(
        seen,
        { ...valueOf(measure, entered.value), ...(at ? { effectiveDateTime: at } : {}) },
        values['reason'] ?? '',
        actor,
      )
    },
    [labourKey(patientId), observationsKey(patientId), ['maternity']],
  )
  return (
    <FormDialog
      title={title}
      submit="Save amended entry"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <div className="wide">
          <EntryAsSeen patientId={patientId} seen={seen} toRows={entryRows} save={save} />
        </div>
        <MeasureFields keys={keys} />
        <DateTimeField name="at" label="When" />
        <TextField
          name="reason"
          className="wide"
          label="What was wrong?"
          hint="What it said stays in the record’s history, with your name and this reason."
        />
      </div>
    </FormDialog>
  )
}
