import './labour.css'

import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { observationsKey } from '#clinical/observations/observation-decisions.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { DateTimeField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { encounterOf, readings } from './acts.ts'
import { callFor } from './call-for.ts'
import { MeasureFields } from './MeasureFields.tsx'
import type { MeasureKey } from './measures.ts'
import type { Parts } from './OverLabour.tsx'
import { labourKey } from './queries.ts'
import { emptyValues, enteredIn, instantAt, problemsIn, type Values } from './writing.ts'

type Props = Parts & { title: string; submit: string; keys: readonly MeasureKey[] }

/** Any of these at one time. What asks for somebody by the maternity chart calls them in the same transaction. */
export function RecordForm({ patientId, patientLine, labour, onClose, title, submit, keys }: Props) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Values, unknown, Values>({
    defaultValues: emptyValues(keys, opened),
    resolver: (values) => {
      const problems = problemsIn(values, keys, Date.now())
      const [first] = keys
      if (Object.keys(problems).length === 0 && enteredIn(values, keys).length === 0 && first)
        problems[first] = 'Fill in at least one field'
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const save = useAct(
    patientId,
    async (values: Values, actor) => {
      const at = instantAt(values.at, actor.now)
      const entered = enteredIn(values, keys)
      const make = readings(actor, encounterOf(labour), at, entered)
      return { make: [...make, ...(await callFor(entered, make, at, actor))] }
    },
    [labourKey(patientId), observationsKey(patientId), tasksKey(patientId), ['maternity']],
  )
  return (
    <FormDialog
      title={title}
      submit={submit}
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields labour-fields">
        <p className="wide">{patientLine}</p>
        <MeasureFields keys={keys} />
        <DateTimeField name="at" label="When" />
      </div>
    </FormDialog>
  )
}

export const asErrors = (problems: Record<string, string>) =>
  Object.fromEntries(Object.entries(problems).map(([name, message]) => [name, { type: 'check', message }]))
