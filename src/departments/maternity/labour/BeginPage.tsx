import { useQuery } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { OverPregnancy, type Parts, Told } from '#departments/maternity/pregnancy/OverPregnancy.tsx'
import { londonWallClock } from '#lib/london-time.ts'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { begun } from './acts.ts'
import { type Onset, onsets } from './codes.ts'
import { MeasureFields } from './MeasureFields.tsx'
import { labourKey, laboursOf } from './queries.ts'
import { asErrors } from './RecordForm.tsx'
import { emptyValues, enteredIn, instantAt, problemsIn, type Values } from './writing.ts'

const title = 'Begin labour'
const keys = ['membranes', 'liquor', 'presentation', 'cervix'] as const

export const Component = () => (
  <OverPregnancy title={title} view="labour">
    {(parts) => <Begin {...parts} />}
  </OverPregnancy>
)

function Begin({ patientId, patientLine, underWay, onClose }: Parts) {
  const { data } = useQuery(laboursOf(patientId))
  const [opened] = useState(() => londonWallClock(Date.now()))
  const form = useForm<Values, unknown, Values>({
    defaultValues: { ...emptyValues(keys, opened), onset: '', method: '' },
    resolver: (values) => {
      const problems = problemsIn(values, keys, Date.now())
      if (!isOnset(values['onset'])) problems['onset'] = 'Say how it began'
      else if (values['onset'] !== '1' && !values['method']?.trim())
        problems['method'] = 'Say how it was induced'
      return Object.keys(problems).length === 0
        ? { values, errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const onset = useWatch({ control: form.control, name: 'onset' })
  const save = useAct(
    patientId,
    async (values: Values, actor) => {
      const chosen = values['onset']
      if (!isOnset(chosen)) throw new Error('Say how it began.')
      return begun(
        {
          at: instantAt(values.at, actor.now),
          onset: chosen,
          method: values['method']?.trim() ?? '',
          entered: enteredIn(values, keys),
        },
        { episode: underWay && `EpisodeOfCare/${underWay.episode.id}`, stay: await stayOf(patientId) },
        actor,
      )
    },
    [
      labourKey(patientId),
      ['maternity'],
      ['patient', patientId, 'visits'],
      ['patient', patientId, 'current-visits'],
    ],
  )
  if (data?.labour && !data.labour.over && !save.isSuccess)
    return (
      <Told title={title} onClose={onClose}>
        A labour is under way in this record already.
      </Told>
    )
  return (
    <FormDialog
      title={title}
      submit="Begin labour"
      submitting="Beginning…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">
          {patientLine}
          {!underWay && ' · No pregnancy is booked in this record: gestation is not known.'}
        </p>
        <ChoiceField
          name="onset"
          label="How labour began"
          options={Object.entries(onsets).map(([value, label]) => ({ value, label }))}
          autoFocus
        />
        <DateTimeField name="at" label="When it began" />
        {onset !== '1' && onset !== '' && (
          <TextField
            name="method"
            label="How it was induced"
            hint="Prostaglandin, balloon, rupture of membranes, oxytocin"
          />
        )}
        <MeasureFields keys={keys} />
      </div>
    </FormDialog>
  )
}

const isOnset = (value: string | undefined): value is Onset =>
  value !== undefined && Object.hasOwn(onsets, value)

/** The stay in a bed, when there is one: the labour is part of it. */
async function stayOf(patientId: string) {
  const { resources } = await searchAbout('Encounter', patientId, { status: 'in-progress', class: 'IMP' })
  return resources.find((one: Encounter) => one.class.code === 'IMP')
}
