import './record-observations.css'

import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { otherChartWords } from '#clinical/news2.ts'
import { bornText, nhsNumberText } from '#clinical/patient.ts'
import { placeText } from '#clinical/encounter.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import {
  type ObservationDraft,
  type Problems,
  problemsIn,
  scaleChanged,
  toDraft,
  type Values,
} from './draft.ts'
import { newSetIds } from './from-draft.ts'
import { IncompleteFields } from './IncompleteFields.tsx'
import { LiveScore } from './LiveScore.tsx'
import { useRecordObservations } from './mutations.ts'
import { useReadingKeys } from './reading-keys.ts'
import { ReadingFields } from './ReadingFields.tsx'
import type { SavedSet } from './SavedNotice.tsx'
import type { EntrySituation } from './situation.ts'

type Props = {
  situation: EntrySituation
  onClose: () => void
  onSaved: (saved: SavedSet) => void
}

export function RecordObservationsForm({ situation: known, onClose, onSaved }: Props) {
  // Fixed when the form opens: nothing under the hands of the person typing may change by a refetch.
  const [{ patient, chart, standing, visit, pregnancyUnknown }] = useState(known)
  const [ids] = useState(newSetIds)
  const [openedAt] = useState(() => Date.now())
  const form = useForm<Values, unknown, ObservationDraft>({
    defaultValues: startingValues(standing, openedAt),
    resolver: (values) => {
      const situation = { chart, standing, now: Date.now() }
      const problems = problemsIn(values, situation)
      return Object.keys(problems).length === 0
        ? { values: toDraft(values, situation), errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const save = useRecordObservations({ ids, patientId: patient.id, encounterId: visit?.id })
  const keys = useReadingKeys(form)
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) }

  return (
    <FormDialog
      title="Record observations"
      submit="Save observations"
      submitting="Saving observations…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
      onSaved={({ score, incompleteReason }) =>
        onSaved({ patientId: patient.id, patientName: patient.name, score, incompleteReason })
      }
      foot={<LiveScore values={values} chart={chart} />}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the fields within */}
      <div className="obs-entry" {...keys}>
        <p className="obs-entry-patient">
          <strong>{patient.name}</strong>
          <span>Born {bornText(patient, new Date(openedAt))}</span>
          <span>NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          {visit && <span>{placeText(visit)}</span>}
        </p>
        {chart !== 'NEWS2' && <p className="notice warning">{otherChartWords[chart]}</p>}
        {chart === 'NEWS2' && pregnancyUnknown && (
          <p className="notice warning">
            Whether this patient is pregnant could not be looked up. In pregnancy NEWS2 does not apply: use
            the maternity chart.
          </p>
        )}
        <ReadingFields
          values={values}
          chart={chart}
          scaleChanged={scaleChanged(values, { chart, standing })}
        />
        <IncompleteFields values={values} chart={chart} asked={form.formState.submitCount > 0} />
      </div>
    </FormDialog>
  )
}

const startingValues = (standing: 1 | 2, now: number): Values => ({
  rr: '',
  spo2: '',
  scale: standing === 2 ? '2' : '1',
  scaleReason: '',
  air: '',
  device: '',
  flow: '',
  sbp: '',
  dbp: '',
  pulse: '',
  acvpu: '',
  temp: '',
  observedAt: londonWallClock(now),
  incomplete: '',
  incompleteWords: '',
})

const asErrors = (problems: Problems) =>
  Object.fromEntries(Object.entries(problems).map(([name, message]) => [name, { type: 'check', message }]))
