import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import { Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { concept } from '#fhir/coding.ts'
import { RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { encounterOf, reading } from './acts.ts'
import { labourCodes } from './codes.ts'
import { type Class, classes, classWords } from './ctg.ts'
import { classConcept, type Trace } from './ctg-record.ts'
import { OverLabour, type Parts } from './OverLabour.tsx'
import { labourKey } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { entryRows } from './rows.ts'

const title = 'Fresh eyes'

export function Component() {
  const { entryId } = useParams()
  const { userId } = useSession()
  return (
    <OverLabour title={title}>
      {(parts) => {
        const trace = parts.labour.traces.find(({ resource }) => resource.id === entryId)
        if (!trace)
          return (
            <Told title={title} onClose={parts.onClose}>
              This CTG is not in the record of this labour.
            </Told>
          )
        return trace.performers.includes(userId) ? (
          <Told title={title} onClose={parts.onClose}>
            You classified this CTG yourself: fresh eyes are a second person’s.
          </Told>
        ) : (
          <Look {...parts} trace={trace} />
        )
      }}
    </OverLabour>
  )
}

type Look = { own: Class | ''; note: string }

/** A second person classifies the same CTG by themselves; where the two differ, words say what is done about it. */
function Look({ patientId, patientLine, labour, onClose, trace: found }: Parts & { trace: Trace }) {
  const [trace] = useState(found)
  const form = useForm<Look, unknown, Look>({
    defaultValues: { own: '', note: '' },
    resolver: (values) => {
      const problems = {
        ...(values.own ? {} : { own: 'Say what you make of it' }),
        ...(values.own && values.own !== trace.is && values.note.trim().length < 3
          ? { note: 'You see it differently: say what is done about it' }
          : {}),
      }
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const save = useAct(
    patientId,
    ({ own, note }: Look, actor) => {
      const is = classes.find((one) => one === own)
      return {
        make: [
          reading(actor, encounterOf(labour), 'eyes', actor.now.toISOString(), {
            code: concept(labourCodes.freshEyes),
            derivedFrom: [{ reference: `Observation/${trace.resource.id}` }],
            ...(is ? { valueCodeableConcept: classConcept(is) } : {}),
            ...(note.trim() ? { note: [{ text: note.trim() }] } : {}),
          }),
        ],
      }
    },
    [labourKey(patientId), ['maternity']],
  )
  return (
    <FormDialog
      title={title}
      submit="Save fresh eyes"
      submitting="Saving…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <EntryAsSeen patientId={patientId} seen={trace.resource} toRows={entryRows} save={save} />
        <RadioField
          name="own"
          label="Your classification"
          options={Object.entries(classWords).map(([value, label]) => ({ value, label }))}
        />
        <TextField name="note" label="Note and plan" multiline rows={2} />
      </div>
    </FormDialog>
  )
}
