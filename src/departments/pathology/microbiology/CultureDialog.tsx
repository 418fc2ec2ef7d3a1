import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

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

import { toCultureAct } from './acts.ts'
import type { CultureDraft } from './culture.ts'
import { antibioticsOf, cultureOf, problemsIn } from './culture-form.ts'
import { CultureFields } from './CultureFields.tsx'
import { microbiologyPolicy, type MicrobiologyPolicy } from './policy.ts'

/** What grew from one sample, and what acts on it. */
export const Component = () => <OverWork title="Culture">{(open) => <Culture {...open} />}</OverWork>

function Culture(open: OpenWork) {
  const policy = useQuery(microbiologyPolicy())
  if (policy.data !== undefined) return <Form {...open} policy={policy.data} />
  return (
    <Dialog title="Culture" onClose={open.onClose}>
      <div className="dialog-body">
        <Loaded<unknown> query={policy} what="the policy of microbiology">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type Props = OpenWork & { policy: MicrobiologyPolicy | null }

function Form({ patient, work, out, amending, policy, onClose }: Props) {
  const queryClient = useQueryClient()
  const [values] = useState(() => {
    const waiting = work.task ? valuesIn(work.task) : []
    return waiting.length > 0 ? waiting : out.values
  })
  const [antibiotics] = useState(() => antibioticsOf(values, policy?.antibiotics ?? []))
  const form = useForm<CultureDraft, unknown, CultureDraft>({
    defaultValues: cultureOf(values, antibiotics),
    resolver: (draft) => toErrors(draft, problemsIn(draft, { antibiotics, amending })),
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
        <CultureFields work={work} antibiotics={antibiotics} policy={policy} />
        <WhyAmended amending={amending} />
      </div>
    </FormDialog>
  )
}
