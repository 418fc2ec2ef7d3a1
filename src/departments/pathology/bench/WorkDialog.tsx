import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { Link, useParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { oneWork, patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { codesOf } from '#departments/pathology/work/catalogue.ts'
import { ChangedWork } from '#departments/pathology/work/ChangedWork.tsx'
import type { Work } from '#departments/pathology/work/model.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { RadioField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { earlierOf, type EarlierValues, reportedValues, type ReportedValues } from './previous.ts'
import { toErrors } from './errors.ts'
import { StepFields } from './StepFields.tsx'
import { labSteps, notAlone, stepsFor, whyNone } from './steps.ts'
import { toStepAct } from './to-step-act.ts'
import { problemsIn, startOf, type StepValues } from './work-draft.ts'
import { WorkFacts, WorkHistory } from './WorkFacts.tsx'

/** One request in the laboratory: what it is, everything done with it, and the next step. */
export function Component() {
  const { patientId = '', requestId = '' } = useParams()
  return <WorkOf key={`${patientId} ${requestId}`} patientId={patientId} requestId={requestId} />
}

/** As it was opened: what a step is written against, whatever is read of it meanwhile. */
type Opened = { work: Work; earlier: EarlierValues; out: ReportedValues }

function WorkOf({ patientId, requestId }: { patientId: string; requestId: string }) {
  const onClose = useCloseToList()
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(oneWork(patientId, requestId))
  const work = query.data
  const earlier = useQuery({ ...earlierOf(patientId, work?.test), enabled: work !== undefined })
  const out = useQuery({ ...reportedValues(patientId, work?.report), enabled: work !== undefined })
  const now = work && earlier.data && out.data && { work, earlier: earlier.data, out: out.data }
  const [opened, setOpened] = useState<Opened>()
  if (now && !opened) setOpened(now)
  if (patient.data && opened)
    return <OneWork patient={patient.data} {...opened} now={now} onTake={setOpened} onClose={onClose} />
  const waiting = patient.data && work ? (earlier.data ? out : earlier) : query
  return (
    <Dialog title="Laboratory work" onClose={onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={waiting} what="this request">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Props = Opened & {
  patient: PatientIdentity
  now: Opened | undefined
  onTake: (now: Opened) => void
  onClose: () => void
}

function OneWork({ patient, work, earlier, out, now, onTake, onClose }: Props) {
  const { userId, post } = useSession()
  const possible = useMemo(() => stepsFor(work, { userId, role: post.role }), [work, userId, post.role])
  if (possible.length === 0)
    return (
      <Dialog title="Laboratory work" width="wide" onClose={onClose}>
        <div className="dialog-body stack">
          <EntryPatient patient={patient} />
          <WorkFacts work={work} out={out} />
          <p>{whyNone(work, userId)}</p>
          <WorkHistory work={work} />
        </div>
      </Dialog>
    )
  return <Step {...{ patient, work, earlier, out, now, onTake, onClose, possible }} />
}

function Step({
  patient,
  work,
  earlier,
  out,
  now,
  onTake,
  onClose,
  possible,
}: Props & { possible: readonly StepValues['step'][] }) {
  const gender = patient.gender.toLowerCase()
  const { userId, post } = useSession()
  const session = { userId, role: post.role }
  const alone = notAlone(work, userId)
  const form = useForm<StepValues, unknown, StepValues>({
    defaultValues: startOf(work, possible, out),
    resolver: (values) => toErrors(values, problemsIn(values, { work, earlier, out, gender })),
  })
  const step = useWatch({ control: form.control, name: 'step' })
  const save = useAct(
    patient.id,
    (draft: StepValues, actor) => toStepAct(draft, { work, out, gender }, actor),
    [
      pathologyKey,
      patientPathologyKey(patient.id),
      ordersKey(patient.id),
      tasksKey(patient.id),
      ['patient', patient.id, 'results'],
    ],
  )
  return (
    <FormDialog
      title="Laboratory work"
      submit={labSteps[step].submit}
      submitting="Saving…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <WorkFacts work={work} out={out} />
        <ChangedWork
          seen={work}
          now={now?.work}
          save={save}
          onTake={() => {
            if (!now) return
            onTake(now)
            const [first] = stepsFor(now.work, session)
            // what was typed stays, where it can still be done
            if (first && !stepsFor(now.work, session).includes(step)) form.setValue('step', first)
          }}
        />
        {alone && <p className="notice warning">{alone}</p>}
        <RadioField
          name="step"
          label="What is done?"
          options={possible.map((value) => ({ value, label: labSteps[value].label }))}
        />
        <StepFields step={step} work={work} earlier={earlier} out={out} gender={gender} />
        <p>
          <Link to={deepPaths.resultsGrid(patient.id, codesOf(work.test))}>
            These results of this patient over time
          </Link>
        </p>
        <WorkHistory work={work} />
      </div>
    </FormDialog>
  )
}
