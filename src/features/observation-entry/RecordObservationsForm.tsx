// what is shown of a set that found no network is here before the network is gone
import './KeptSets.tsx'
import './record-observations.css'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { chartWords } from '#clinical/observations/chart-words.ts'
import { placeText } from '#clinical/care/encounter.ts'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { FhirError } from '#fhir/errors.ts'
import { useNow } from '#lib/use-now.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { useWrittenAt } from '#ui/use-written-at.ts'

import {
  choiceOf,
  type ObservationDraft,
  type Problems,
  problemsIn,
  rangesOf,
  scaleChanged,
  type Situation,
  toDraft,
  type Values,
} from './draft.ts'
import { newSetIds } from './from-draft.ts'
import { IncompleteFields } from './IncompleteFields.tsx'
import { keepSet } from './kept-sets.ts'
import { LiveScore } from './LiveScore.tsx'
import { type Amended, SetHasChanged, useRecordObservations } from './mutations.ts'
import { PewsFields } from './PewsFields.tsx'
import { useReadingKeys } from './reading-keys.ts'
import { ReadingFields } from './ReadingFields.tsx'
import type { SavedSet } from './SavedNotice.tsx'
import type { EntrySituation } from './situation.ts'
import { emptyValues, valuesOf } from './starting-values.ts'

/** What a round adds to the entry: where one is, what comes next, and what becomes of a set without a network. */
export type InRound = { head: ReactNode; foot: ReactNode; submit: string; onKept: () => void }

type Props = {
  situation: EntrySituation
  /** The set on record that this entry takes the place of */
  amended?: Amended
  /** That set as somebody else has left it meanwhile, beside what the reader saw (hazard H11) */
  theirs?: ReactNode
  onClose: () => void
  onSaved: (saved: SavedSet) => void
  round?: InRound
}

/** One set, new or in place of one on record; the chart is chosen by the age and pregnancy, and said. */
export function RecordObservationsForm({
  situation: known,
  amended,
  theirs,
  onClose,
  onSaved,
  round,
}: Props) {
  // Fixed when the form opens: nothing under the hands of the person typing may change by a refetch.
  const [{ patient, choice, standing, visit, pregnancyUnknown }] = useState(known)
  const [ids] = useState(newSetIds)
  const [openedAt] = useState(() => Date.now())
  const { chart } = choice
  const now = useNow()
  const situationAt = (instant: number): Situation => ({
    chart,
    birth: patient.birth,
    newborn: choice.newborn ?? false,
    standing: amended?.set.scale ?? standing,
    now: instant,
    amending: amended !== undefined,
  })
  const { stands, at: writtenAt } = useWrittenAt(amended?.set.instant ?? openedAt)
  const form = useForm<Values, unknown, ObservationDraft>({
    defaultValues: amended ? valuesOf(amended.set) : emptyValues(standing, openedAt),
    resolver: (values) => {
      const situation = { ...situationAt(Date.now()), writtenAt: writtenAt() }
      const problems = problemsIn(values, situation)
      if (Object.keys(problems).length > 0) keeping.current = false
      return Object.keys(problems).length === 0
        ? { values: toDraft(values, situation), errors: {} }
        : { values: {}, errors: asErrors(problems) }
    },
  })
  const about = { ids, patientId: patient.id, encounterId: visit?.id }
  const { save, firstTry } = useRecordObservations({ ...about, amended })
  const { userId } = useSession()
  const keeping = useRef(false)
  const sending = {
    ...save,
    mutateAsync: (draft: ObservationDraft) => {
      if (!keeping.current) return save.mutateAsync(draft)
      keepSet({ ...about, patientName: patient.name, draft, tried: firstTry(), userId })
      return Promise.resolve({ ...draft, asked: undefined })
    },
  }
  const values = { ...form.getValues(), ...useWatch({ control: form.control }) }
  useEffect(() => stands(values.observedAt), [stands, values.observedAt])
  const current = situationAt(now)
  const live = choiceOf(values, current)
  const keys = useReadingKeys(form, { child: chart === 'PEWS', limits: rangesOf(live) })

  return (
    <FormDialog
      title={amended ? 'Amend observations' : 'Record observations'}
      submit={round?.submit ?? (amended ? 'Save amended observations' : 'Save observations')}
      submitting="Saving observations…"
      width="wide"
      form={form}
      save={sending}
      onClose={onClose}
      onSaved={(draft) => {
        if (keeping.current) round?.onKept()
        else onSaved({ patientId: patient.id, patientName: patient.name, draft })
      }}
      foot={
        <>
          {round && isLost(save.error) && (
            <button type="submit" className="button" onClick={() => (keeping.current = true)}>
              Keep unsaved and go on
            </button>
          )}
          {round?.foot}
          <LiveScore values={values} situation={current} />
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of the fields within */}
      <div className="obs-entry" {...keys}>
        {round?.head}
        <p className="obs-entry-patient">
          <strong>{patient.name}</strong>
          <span>Born {bornText(patient, new Date(openedAt))}</span>
          <span>NHS No. {nhsNumberText(patient.nhsNumber)}</span>
          {visit && <span>{placeText(visit)}</span>}
        </p>
        <p className={chart === 'NEWS2' ? 'obs-entry-chart' : 'notice quiet'}>{chartWords(live)}</p>
        {chart === 'NEWS2' && pregnancyUnknown && (
          <p className="notice warning">
            Whether this patient is pregnant could not be looked up. In pregnancy NEWS2 does not apply: use
            the maternity chart.
          </p>
        )}
        {save.error instanceof SetHasChanged && theirs}
        {amended && (
          <TextField
            name="amendReason"
            label="What was wrong?"
            hint="The set on record is struck through and kept, with your name and this reason. What you save here takes its place."
          />
        )}
        {chart === 'PEWS' ? (
          <PewsFields values={values} situation={current} />
        ) : (
          <ReadingFields values={values} chart={chart} scaleChanged={scaleChanged(values, current)} />
        )}
        <IncompleteFields values={values} situation={current} asked={form.formState.submitCount > 0} />
      </div>
    </FormDialog>
  )
}

/** No answer came: what was typed is as good as it was, and the next patient need not wait for the network. */
const isLost = (error: Error | null) =>
  error instanceof FhirError && (error.kind === 'offline' || error.kind === 'busy' || error.kind === 'broken')

const asErrors = (problems: Problems) =>
  Object.fromEntries(Object.entries(problems).map(([name, message]) => [name, { type: 'check', message }]))
