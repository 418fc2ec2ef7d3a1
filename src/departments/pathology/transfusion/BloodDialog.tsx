import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { EntryPatient } from '#clinical/patient/EntryPatient.tsx'
import { toErrors } from '#departments/pathology/bench/errors.ts'
import { type OpenWork, OverWork } from '#departments/pathology/bench/OverWork.tsx'
import { WhyAmended } from '#departments/pathology/bench/WhyAmended.tsx'
import { WorkFacts } from '#departments/pathology/bench/WorkFacts.tsx'
import { patientPathologyKey } from '#departments/pathology/work/about-work.ts'
import { valuesIn } from '#departments/pathology/work/lab-task.ts'
import { pathologyKey } from '#departments/pathology/work/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { toBloodAct } from './acts.ts'
import { bloodDraftOf, type BloodDraft, contradicted, problemsIn, standingsOf } from './blood-form.ts'
import { BloodFields } from './BloodFields.tsx'
import { type TransfusionPolicy, transfusionPolicy } from './policy.ts'
import { bloodOf, type PatientBlood } from './queries.ts'

const title = 'Blood group and crossmatch'

/** A sample of the transfusion laboratory: its group read twice, and the units that are matched on it. */
export const Component = () => <OverWork title={title}>{(open) => <Known {...open} />}</OverWork>

/** Nothing is entered before it is known what was found of this patient earlier. */
function Known(open: OpenWork) {
  const [blood, policy] = useQueries({ queries: [bloodOf(open.patient.id), transfusionPolicy()] })
  const [seen, setSeen] = useState<PatientBlood>()
  if (blood.data && !seen) setSeen(blood.data)
  if (seen && policy.data !== undefined) return <Form {...open} blood={seen} policy={policy.data} />
  return (
    <Dialog title={title} onClose={open.onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={blood.data ? policy : blood} what="what was found earlier">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Props = OpenWork & { blood: PatientBlood; policy: TransfusionPolicy | null }

function Form({ patient, work, out, amending, blood, policy, onClose }: Props) {
  const [now] = useState(() => Date.now())
  const about = { work, out, blood, policy, amending, now }
  const [values] = useState(() => {
    const waiting = work.task ? valuesIn(work.task) : []
    return waiting.length > 0 ? waiting : out.values
  })
  const form = useForm<BloodDraft, unknown, BloodDraft>({
    defaultValues: bloodDraftOf(values),
    resolver: (draft) => toErrors(draft, problemsIn(draft, about)),
  })
  const save = useAct(
    patient.id,
    (draft: BloodDraft, actor) =>
      toBloodAct(
        draft,
        {
          work,
          out,
          amending,
          requirements: blood.requirements,
          entries: blood.entries,
          against: contradicted(draft, about),
          heldBecause: standingsOf(draft, about).now.words,
        },
        actor,
      ),
    [
      pathologyKey,
      patientPathologyKey(patient.id),
      ordersKey(patient.id),
      ['patient', patient.id, 'results'],
    ],
  )
  const typed = useWatch({ control: form.control })
  const reads = { first: typed.first ?? '', second: typed.second ?? '' }
  const holds = !amending && contradicted(reads, about).length > 0 && typed.settled !== 'earlier'
  return (
    <FormDialog
      title={title}
      submit={amending ? 'Amend report' : holds ? 'Hold this sample' : 'Save results'}
      submitting="Saving…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <EntryPatient patient={patient} />
        <WorkFacts work={work} out={amending ? { report: undefined, values: [] } : out} />
        <BloodFields about={about} withheld={blood.withheld} />
        <WhyAmended amending={amending} />
      </div>
    </FormDialog>
  )
}
