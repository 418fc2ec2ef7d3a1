import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type FieldErrors, type ResolverResult, set, useForm } from 'react-hook-form'
import { useParams } from 'react-router'

import { useCan, useSession } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { patientIdentity, type PatientIdentity } from '#clinical/patient/patient.ts'
import { reportedValues, type ReportedValues } from '#departments/pathology/bench/previous.ts'
import { notAlone } from '#departments/pathology/bench/steps.ts'
import { WorkFacts } from '#departments/pathology/bench/WorkFacts.tsx'
import { oneWork, patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { useCloseToList } from '#departments/pathology/work/places.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { toCultureAct } from './acts.ts'
import type { CultureDraft } from './culture.ts'
import { antibioticsOf, cultureOf, problemsIn } from './culture-form.ts'
import { CultureFields } from './CultureFields.tsx'
import { microbiologyPolicy, type MicrobiologyPolicy } from './policy.ts'

/** What grew from one sample, and what acts on it. */
export function Component() {
  const { patientId = '', requestId = '' } = useParams()
  const onClose = useCloseToList()
  const patient = useQuery(patientIdentity(patientId))
  const query = useQuery(oneWork(patientId, requestId))
  const work = query.data
  const policy = useQuery(microbiologyPolicy())
  const out = useQuery({ ...reportedValues(patientId, work?.report), enabled: work !== undefined })
  if (patient.data && work && out.data && policy.data !== undefined)
    return (
      <Culture
        key={requestId}
        patient={patient.data}
        work={work}
        out={out.data}
        policy={policy.data}
        onClose={onClose}
      />
    )
  const waiting = !patient.data ? patient : !work ? query : out.data ? policy : out
  return (
    <Dialog title="Culture" onClose={onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={waiting} what="this culture">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Props = {
  patient: PatientIdentity
  work: Work
  out: ReportedValues
  policy: MicrobiologyPolicy | null
  onClose: () => void
}

function Culture({ work: found, ...props }: Props) {
  // as it was opened: what is entered is written against
  const [work] = useState(found)
  const mayEnter = useCan('pathology:process')
  const mayAmend = useCan('pathology:authorise-clinically')
  const alone = notAlone(work, useSession().userId)
  const why = whyNot(work, { mayEnter, mayAmend }) ?? (work.stage === 'reported' ? alone : undefined)
  if (!why) return <Form {...props} work={work} />
  return (
    <Dialog title="Culture" width="wide" onClose={props.onClose}>
      <div className="dialog-body stack">
        <EntryPatient patient={props.patient} />
        <WorkFacts work={work} out={props.out} />
        <p>{why}</p>
      </div>
    </Dialog>
  )
}

/** Why nothing can be entered just now; undefined: it can. */
function whyNot(
  { stage, report }: Work,
  { mayEnter, mayAmend }: { mayEnter: boolean; mayAmend: boolean },
): string | undefined {
  switch (stage) {
    case 'received':
    case 'in progress':
      return mayEnter ? undefined : 'Your role may look at this, and not do it.'
    case 'to authorise clinically':
      if (report?.status === 'preliminary' && mayEnter) return undefined
      return 'It has been entered and waits to be authorised. Whoever authorises can send it back.'
    case 'to authorise':
      return 'It has been entered and waits to be authorised. Whoever authorises can send it back.'
    case 'reported':
      if (!report) return 'Its report is not in the record.'
      return mayAmend ? undefined : 'Your role may look at this, and not do it.'
    default:
      return 'The laboratory has no sample of it.'
  }
}

function Form({ patient, work, out, policy, onClose }: Props) {
  const queryClient = useQueryClient()
  const amending = work.stage === 'reported'
  const waiting = work.task ? valuesIn(work.task) : []
  const [values] = useState(() => (waiting.length > 0 ? waiting : out.values))
  const [antibiotics] = useState(() => antibioticsOf(values, policy?.antibiotics ?? []))
  const form = useForm<CultureDraft, unknown, CultureDraft>({
    defaultValues: cultureOf(values, antibiotics),
    resolver: (draft): ResolverResult<CultureDraft, CultureDraft> => {
      const problems = Object.entries(problemsIn(draft, { antibiotics, amending }))
      const errors: FieldErrors<CultureDraft> = {}
      for (const [name, message] of problems) set(errors, name, { type: 'value', message })
      return problems.length === 0 ? { values: draft, errors: {} } : { values: {}, errors }
    },
  })
  const about = { work, out, antibiotics, policy, amending, queryClient }
  const save = useAct(patient.id, (draft: CultureDraft, actor) => toCultureAct(draft, about, actor), [
    pathologyKey,
    patientPathologyKey(patient.id),
    ordersKey(patient.id),
    ['patient', patient.id, 'results'],
  ])
  return (
    <FormDialog
      title="Culture"
      submit={amending ? 'Amend report' : 'Save culture'}
      submitting="Saving…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <WorkFacts work={work} out={amending ? { report: undefined, values: [] } : out} />
        <CultureFields work={work} antibiotics={antibiotics} policy={policy} amending={amending} />
      </div>
    </FormDialog>
  )
}
