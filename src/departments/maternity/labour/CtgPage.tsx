import type { Observation } from 'fhir/r4'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useParams } from 'react-router'

import { useAct } from '#clinical/acts/use-act.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { DateTimeField, NumberField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { amended, encounterOf, reading } from './acts.ts'
import { concept } from '#fhir/coding.ts'
import { labourCodes } from './codes.ts'
import { classes, classWords, classify, decelerationKinds } from './ctg.ts'
import { ClassifiedWords } from './ClassifiedWords.tsx'
import { ctgProblems, type CtgValues, emptyCtg, tracedOf, valuesOfTrace } from './ctg-draft.ts'
import { classConcept, componentsOf, type Trace } from './ctg-record.ts'
import { OverLabour, type Parts } from './OverLabour.tsx'
import { labourKey } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { instantAt } from './writing.ts'

/** One look at a CTG, new or put right: its features, what the limits make of them, and what the person here makes of it. */
export function Component() {
  const { entryId } = useParams()
  const title = entryId ? 'Amend CTG' : 'Classify CTG'
  return (
    <OverLabour title={title}>
      {(parts) => (
        <Classify
          {...parts}
          title={title}
          trace={parts.labour.traces.find(({ resource }) => resource.id === entryId)}
        />
      )}
    </OverLabour>
  )
}

type Props = Parts & { title: string; trace: Trace | undefined }
const optionsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

function Classify({ patientId, patientLine, labour, onClose, title, trace: found }: Props) {
  // what is put right is what stood there when the form opened
  const [trace] = useState(found)
  const [opened] = useState(() => londonWallClock(trace?.at ?? Date.now()))
  const first = trace ? trace.features.firstBaseline : labour.traces[0]?.features.baseline
  const form = useForm<CtgValues, unknown, CtgValues>({
    defaultValues: trace ? valuesOfTrace(trace, opened) : emptyCtg(opened),
    resolver: (values) => {
      const problems = ctgProblems(values, first, trace !== undefined, Date.now())
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) }
  const computed = classify(tracedOf(values, first))
  const differs = values.own !== '' && !(computed.status === 'classified' && computed.is === values.own)
  const save = useAct(
    patientId,
    (draft: CtgValues, actor) => {
      const own = classes.find((one) => one === draft.own)
      const at = trace && draft.at === opened ? (trace.when ?? '') : instantAt(draft.at, actor.now)
      const said: Partial<Observation> = {
        effectiveDateTime: at,
        ...(own ? { valueCodeableConcept: classConcept(own) } : {}),
        component: componentsOf(tracedOf(draft, first)),
        ...(draft.note.trim() ? { note: [{ text: draft.note.trim() }] } : {}),
      }
      if (trace) return amended(trace.resource, said, draft.reason.trim(), actor)
      return {
        make: [reading(actor, encounterOf(labour), 'ctg', at, { code: concept(labourCodes.ctg), ...said })],
      }
    },
    [labourKey(patientId), ['maternity']],
  )
  return (
    <FormDialog
      title={title}
      submit={trace ? 'Save amended CTG' : 'Save CTG'}
      submitting="Saving CTG…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
      foot={
        <div role="status">
          <ClassifiedWords computed={computed} />
        </div>
      }
    >
      <div className="fields">
        <p className="wide">
          {patientLine}
          {first !== undefined && ` · first baseline ${first} per minute`}
        </p>
        <NumberField name="baseline" label="Baseline" unit="per minute" autoFocus />
        <NumberField name="pulse" label="Maternal pulse" unit="per minute" />
        <NumberField name="variability" label="Variability" unit="per minute" />
        <NumberField name="variabilityFor" label="Variability so for" unit="minutes" />
        <RadioField name="sinusoidal" label="Sinusoidal" options={optionsOf({ no: 'No', yes: 'Yes' })} />
        <RadioField
          name="accelerations"
          label="Accelerations"
          options={optionsOf({ present: 'Present', absent: 'Absent' })}
        />
        <RadioField
          name="decelerations"
          label="Decelerations"
          className="wide"
          options={optionsOf(decelerationKinds)}
        />
        <NumberField name="decelerationsFor" label="Decelerations so for" unit="minutes" />
        <NumberField name="contractions" label="Contractions" unit="in 10 minutes" />
        <RadioField name="own" label="Your classification" className="wide" options={optionsOf(classWords)} />
        <TextField
          name="note"
          label={differs ? 'Why it differs from the features, and the plan' : 'Note and plan'}
          className="wide"
          multiline
          rows={2}
        />
        <RadioField
          name="after"
          label="CTG after this"
          options={optionsOf({ continues: 'Continues', stopped: 'Stopped' })}
        />
        <DateTimeField name="at" label="When" />
        {trace && (
          <TextField
            name="reason"
            className="wide"
            label="What was wrong?"
            hint="What it said stays in the record’s history. Fresh eyes given before no longer count."
          />
        )}
      </div>
    </FormDialog>
  )
}
