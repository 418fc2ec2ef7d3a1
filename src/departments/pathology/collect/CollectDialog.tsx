import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ResolverResult, useForm, useFormContext, useWatch } from 'react-hook-form'
import { useParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { openWork, patientPathologyKey, readOpenWork } from '#departments/pathology/work/about-work.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { notCollectedReasons } from '#departments/pathology/work/rules.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ChoiceField, DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { collected, notCollected, tubesFor } from './collecting.ts'
import { SampleLabels } from './SampleLabels.tsx'
import { Tubes } from './Tubes.tsx'
import { askedOf, readWristband } from './wristband.ts'

/** One patient at a time: who it is first, then the tubes, then the labels, then it is written down. */
export function Component() {
  const { patientId = '' } = useParams()
  const onClose = useCloseToList(patientId)
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(openWork(patientId))
  const due = query.data?.entries.filter(({ stage }) => stage === 'to collect') ?? []
  if (patient.data && due.length > 0)
    return <Collect key={patientId} patient={patient.data} due={due} onClose={onClose} />
  return (
    <Dialog title="Collect samples" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="what is to be collected">
          {() => (patient.data ? <p>Nothing is to be collected from this patient.</p> : null)}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Values = {
  wristband: string
  outcome: 'collected' | 'not collected'
  tests: string[]
  at: string
  reason: string
  words: string
}

type Props = { patient: PatientIdentity; due: Work[]; onClose: () => void }

function Collect({ patient, due: asked, onClose }: Props) {
  // what was asked for when it was opened: a list that moves under the hands is ticked wrongly
  const [due] = useState(asked)
  const [formId] = useState(newEntryId)
  const [openedAt] = useState(() => Date.now())
  const save = useAct(
    patient.id,
    async (draft: Values, actor) => {
      const chosen = await stillDue(patient.id, draft.tests)
      if (draft.outcome === 'not collected') return notCollected(chosen, whyText(draft), actor)
      const at = fromLondonWallClock(draft.at, actor.now.getTime()) ?? actor.now.toISOString()
      return collected({ works: chosen, formId, at }, actor)
    },
    [pathologyKey, patientPathologyKey(patient.id), ordersKey(patient.id), tasksKey(patient.id)],
  )
  const form = useForm<Values, unknown, Values>({
    defaultValues: {
      wristband: '',
      outcome: 'collected',
      tests: due.map(({ id }) => id),
      at: londonWallClock(openedAt),
      reason: '',
      words: '',
    },
    resolver: (values): ResolverResult<Values, Values> => {
      const problems = Object.entries(problemsIn(values, patient))
      if (problems.length === 0) return { values, errors: {} }
      return {
        values: {},
        errors: Object.fromEntries(problems.map(([name, message]) => [name, { type: 'value', message }])),
      }
    },
  })
  return (
    <FormDialog
      title="Collect samples"
      submit="Record collection"
      submitting="Recording collection…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <Identify patient={patient} />
        <Samples patient={patient} due={due} formId={formId} />
      </div>
    </FormDialog>
  )
}

/** Read again at the last moment: a colleague on the same round may have been here. */
async function stillDue(patientId: string, ids: readonly string[]): Promise<Work[]> {
  const { entries } = await readOpenWork(patientId)
  const chosen = entries.filter(({ id }) => ids.includes(id))
  if (chosen.length < ids.length || chosen.some(({ stage }) => stage !== 'to collect'))
    throw new Error('Some of it has been collected or cancelled meanwhile. Close this form and look again.')
  return chosen
}

const whyText = ({ reason, words }: Values) =>
  [notCollectedReasons.find(({ value }) => value === reason)?.label ?? reason, words.trim()]
    .filter(Boolean)
    .join(': ')

function problemsIn(values: Values, patient: PatientIdentity): Partial<Record<keyof Values, string>> {
  const { outcome, wristband, tests, at, reason, words } = values
  if (outcome === 'not collected')
    return {
      ...(tests.length === 0 ? { tests: 'Tick what could not be collected' } : {}),
      ...(reason ? {} : { reason: 'Say why' }),
      ...(reason === 'other' && !words.trim() ? { words: 'Say which' } : {}),
    }
  const read = readWristband(wristband, patient)
  const when = timeProblem(at, Date.now())
  return {
    ...(read === 'matches' ? {} : { wristband: wristbandProblem[read] }),
    ...(tests.length === 0 ? { tests: 'Tick what was collected' } : {}),
    ...(when ? { at: when } : {}),
  }
}

const wristbandProblem = {
  nothing: 'Identify the patient by the wristband first',
  unfinished: 'The number is not whole',
  'somebody else': 'Stop: this wristband is not this patient’s',
}

function Identify({ patient }: { patient: PatientIdentity }) {
  const typed: unknown = useWatch({ name: 'wristband' })
  const read = readWristband(typeof typed === 'string' ? typed : '', patient)
  const asks = askedOf(patient)
  return (
    <div className="stack">
      <TextField
        name="wristband"
        label={asks === 'number' ? 'Number on the wristband' : 'Date of birth on the wristband'}
        hint={
          asks === 'number'
            ? 'Scan the wristband, or type its NHS number or hospital number. Ask the patient to say who they are.'
            : 'This patient has no number: type the date of birth, day first, after asking who they are.'
        }
        autoFocus
      />
      {read === 'somebody else' && (
        <p role="alert" className="notice danger">
          <span>
            <strong>Stop.</strong> This wristband is not {patient.name}’s. Take no sample. Find out who this
            is.
          </span>
        </p>
      )}
      {read === 'matches' && (
        <p role="status" className="notice success">
          <span>
            <strong>Identified:</strong> {patient.name}.
          </span>
        </p>
      )}
    </div>
  )
}

type SamplesProps = { patient: PatientIdentity; due: Work[]; formId: string }

function Samples({ patient, due, formId }: SamplesProps) {
  const { name } = useSession()
  const { control } = useFormContext<Values>()
  const [wristband, outcome, tests, at] = useWatch({ control, name: ['wristband', 'outcome', 'tests', 'at'] })
  const identified = readWristband(wristband, patient) === 'matches'
  const chosen = due.filter(({ id }) => tests.includes(id))
  const tubes = tubesFor(chosen)
  return (
    <>
      <RadioField
        name="outcome"
        label="What happened?"
        options={[
          { value: 'collected', label: 'Collected' },
          { value: 'not collected', label: 'Could not be collected' },
        ]}
      />
      <Tubes due={due} />
      {outcome === 'collected' ? (
        <div className="fields">
          <DateTimeField name="at" label="Collected at" />
          <div className="field">
            {/* a label that exists before the patient is known ends on another patient's tube */}
            <button type="button" className="button" disabled={!identified} onClick={() => print()}>
              Print {tubes.length === 1 ? '1 label' : `${tubes.length} labels`}
            </button>
            <span className="hint">
              {identified ? 'Label each tube here, beside the patient.' : 'After the patient is identified.'}
            </span>
          </div>
        </div>
      ) : (
        <div className="fields">
          <ChoiceField name="reason" label="Why not?" options={notCollectedReasons} />
          <TextField name="words" label="More about it" maxLength={200} />
        </div>
      )}
      {identified && outcome === 'collected' && (
        <SampleLabels patient={patient} tubes={tubes} formId={formId} at={at} by={name} />
      )}
    </>
  )
}
