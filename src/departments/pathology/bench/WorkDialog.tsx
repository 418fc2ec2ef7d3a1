import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { Link, useParams } from 'react-router'

import { useSession } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { tasksKey } from '#clinical/care/task.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { oneWork, patientPathologyKey } from '#departments/pathology/work/about-work.ts'
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
  const onClose = useCloseToList()
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(oneWork(patientId, requestId))
  const work = query.data
  const earlier = useQuery({ ...earlierOf(patientId, work?.test), enabled: work !== undefined })
  const out = useQuery({ ...reportedValues(patientId, work?.report), enabled: work !== undefined })
  if (patient.data && work && earlier.data && out.data)
    return (
      <OneWork
        key={requestId}
        patient={patient.data}
        work={work}
        earlier={earlier.data}
        out={out.data}
        onClose={onClose}
      />
    )
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

type Props = {
  patient: PatientIdentity
  work: Work
  earlier: EarlierValues
  out: ReportedValues
  onClose: () => void
}

function OneWork({ patient, work: found, earlier, out, onClose }: Props) {
  const { userId, post } = useSession()
  // as it was opened: what a step is written against
  const [work] = useState(found)
  const [possible] = useState(() => stepsFor(found, { userId, role: post.role }))
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
  return <Step {...{ patient, work, earlier, out, onClose, possible }} />
}

function Step({
  patient,
  work,
  earlier,
  out,
  onClose,
  possible,
}: Props & { possible: readonly StepValues['step'][] }) {
  const gender = patient.gender.toLowerCase()
  const alone = notAlone(work, useSession().userId)
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
        {alone && <p className="notice warning">{alone}</p>}
        <RadioField
          name="step"
          label="What is done?"
          options={possible.map((value) => ({ value, label: labSteps[value].label }))}
        />
        <StepFields step={step} work={work} earlier={earlier} out={out} gender={gender} />
        <p>
          <Link to={deepPaths.resultsGrid(patient.id)}>Cumulative results of this patient</Link>
        </p>
        <WorkHistory work={work} />
      </div>
    </FormDialog>
  )
}
