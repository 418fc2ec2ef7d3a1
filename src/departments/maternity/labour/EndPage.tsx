import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { timeProblem } from '#clinical/acts/time-problem.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { ChoiceField, DateTimeField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { ended } from './acts.ts'
import { OverLabour, type Parts } from './OverLabour.tsx'
import { labourKey } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { instantAt } from './writing.ts'

const title = 'End labour'
const reasons = ['Birth', 'Caesarean birth', 'Not in labour after all', 'Moved to another hospital']

export const Component = () => <OverLabour title={title}>{(parts) => <End {...parts} />}</OverLabour>

type Ending = { at: string; why: string }

function End({ patientId, patientLine, labour, onClose }: Parts) {
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Ending, unknown, Ending>({
    defaultValues: { at: opened, why: '' },
    resolver: (values) => {
      const time = timeProblem(values.at, Date.now())
      const problems = { ...(time ? { at: time } : {}), ...(values.why ? {} : { why: 'Say why it ends' }) }
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const save = useAct(
    patientId,
    ({ at, why }: Ending, actor) => ended(labour, instantAt(at, actor.now), why),
    [
      labourKey(patientId),
      ['maternity'],
      ['patient', patientId, 'visits'],
      ['patient', patientId, 'current-visits'],
    ],
  )
  return (
    <FormDialog
      title={title}
      submit="End labour"
      submitting="Ending…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <ChoiceField
          name="why"
          label="Why"
          options={reasons.map((one) => ({ value: one, label: one }))}
          autoFocus
        />
        <DateTimeField name="at" label="When" />
      </div>
    </FormDialog>
  )
}
