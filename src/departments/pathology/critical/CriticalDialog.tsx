import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ResolverResult, useForm, useWatch } from 'react-hook-form'
import { useParams } from 'react-router'

import { timeProblem } from '#clinical/acts/time-problem.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { ResultTable } from '#clinical/results/ResultTable.tsx'
import { StandingLine } from '#clinical/results/StandingLine.tsx'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { fromLondonWallClock, londonWallClock } from '#lib/london-time.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { DateTimeField, RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { CallWords } from './CallWords.tsx'
import { type OneCritical, oneCritical } from './critical-queries.ts'
import { type CallDraft, toCommunication } from './telephone.ts'
import { told } from './to-tell.ts'

/** A critical result told by telephone: to whom, read back, when; or that nobody was reached. */
export function Component() {
  const { patientId = '', reportId = '' } = useParams()
  const onClose = useCloseToList()
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(oneCritical(patientId, reportId))
  if (patient.data && query.data)
    return <Telephone key={reportId} patient={patient.data} {...query.data} onClose={onClose} />
  return (
    <Dialog title="Telephone critical result" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this result">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Props = OneCritical & { patient: PatientIdentity; onClose: () => void }

function Telephone({ patient, result, waiting, onClose }: Props) {
  const { report, marked, standing, calls } = result
  const critical = marked.filter(({ mark }) => mark.level === 'critical')
  const [openedAt] = useState(() => Date.now())
  const form = useForm<CallDraft, unknown, CallDraft>({
    defaultValues: {
      reached: 'yes',
      who: '',
      grade: '',
      readBack: '',
      at: londonWallClock(openedAt),
      words: critical.map(({ name, value }) => `${name} ${value}`).join(', '),
    },
    resolver: (values): ResolverResult<CallDraft, CallDraft> => {
      const problems = Object.entries(problemsIn(values))
      if (problems.length === 0) return { values, errors: {} }
      return {
        values: {},
        errors: Object.fromEntries(problems.map(([name, message]) => [name, { type: 'value', message }])),
      }
    },
  })
  const save = useAct(
    patient.id,
    (draft: CallDraft, actor) => {
      const at = fromLondonWallClock(draft.at, actor.now.getTime()) ?? actor.now.toISOString()
      const about = { reportId: report.id, patientId: patient.id, encounterId: report.encounterId }
      return {
        make: [{ resource: toCommunication({ ...draft, at }, about, actor) }],
        change:
          draft.reached === 'yes' && draft.readBack === 'yes' ? told(waiting, draft.words.trim(), actor) : [],
      }
    },
    [pathologyKey, patientPathologyKey(patient.id)],
  )
  const reached = useWatch({ control: form.control, name: 'reached' }) === 'yes'
  return (
    <FormDialog
      title="Telephone critical result"
      submit={reached ? 'Record call' : 'Record failed call'}
      submitting="Recording call…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <ResultTable caption={report.name} lines={critical} earlier={() => undefined} />
        <p>
          <StandingLine standing={standing} />
        </p>
        {calls.length > 0 && (
          <div>
            <h3>Calls so far</h3>
            <ul className="lab-history">
              {calls.map((call) => (
                <li key={call.id}>
                  <CallWords call={call} />
                </li>
              ))}
            </ul>
          </div>
        )}
        <RadioField
          name="reached"
          label="Was somebody reached?"
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <div className="fields">
          <TextField name="who" label={reached ? 'Told to' : 'Whom you tried'} maxLength={80} />
          <TextField name="grade" label="Grade" hint="Staff nurse, registrar, GP…" maxLength={60} />
          <TextField
            name="words"
            label={reached ? 'What was said' : 'What happened'}
            className="wide"
            maxLength={300}
          />
          {reached && (
            <RadioField
              name="readBack"
              label="Read back to you?"
              options={[
                { value: 'yes', label: 'Yes, and it was right' },
                { value: 'no', label: 'No' },
              ]}
            />
          )}
          <DateTimeField name="at" label="Time of the call" />
        </div>
      </div>
    </FormDialog>
  )
}

function problemsIn({
  reached,
  who,
  grade,
  readBack,
  at,
  words,
}: CallDraft): Partial<Record<keyof CallDraft, string>> {
  const when = timeProblem(at, Date.now())
  return {
    ...(reached === 'yes' && who.trim().length < 2 ? { who: 'Write who was told, by name' } : {}),
    ...(reached === 'yes' && !grade.trim() ? { grade: 'Write their grade' } : {}),
    ...(reached === 'yes' && !readBack ? { readBack: 'Say whether it was read back' } : {}),
    ...(words.trim() ? {} : { words: reached === 'yes' ? 'Write what was said' : 'Write what happened' }),
    ...(when ? { at: when } : {}),
  }
}
