import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { planRows } from '#clinical/plans/care-plan.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { changedPlan, draftOf, type Kept, mergedDraft, type PlanDraft, planDraft } from './draft.ts'
import { PlanFields } from './PlanFields.tsx'
import { carePlans, planToChange, problemsToPlanFor } from './queries.ts'

type Props = { patientId: string; patientLine: string; kept: Kept; onClose: () => void }

/** Changes goals and care; when somebody else was first, both versions stand there and what was typed is put into theirs. */
export function ChangePlanDialog({ patientId, patientLine, kept, onClose }: Props) {
  const queryClient = useQueryClient()
  const [seen, setSeen] = useState(kept)
  const before = draftOf(seen)
  const form = useForm({ resolver: zodResolver(planDraft), defaultValues: before })
  const save = useAct(
    patientId,
    async (draft: PlanDraft, actor) => {
      if (JSON.stringify(draft) === JSON.stringify(before)) throw new Error('Nothing has been changed.')
      const problems = draft.problem ? await queryClient.query(problemsToPlanFor(patientId)) : []
      return changedPlan(seen, before, draft, problems, actor)
    },
    [carePlans(patientId).queryKey, ['ward']],
  )
  async function takeTheirs(plan: Kept['plan']) {
    const { goals } = await queryClient.fetchQuery({ ...planToChange(patientId, plan.id), staleTime: 0 })
    const theirs = draftOf({ plan, goals })
    const merged = mergedDraft(before, form.getValues(), theirs)
    setSeen({ plan, goals })
    // Theirs is what the form starts from now; what was written here is what differs from it.
    form.reset(theirs)
    form.reset(merged, { keepDefaultValues: true })
  }
  return (
    <FormDialog
      title="Change care plan"
      submit="Save changes to care plan"
      submitting="Saving changes to care plan…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {save.error instanceof ChangedMeanwhile && (
          <div className="wide">
            <EntryAsSeen
              patientId={patientId}
              seen={seen.plan}
              toRows={planRows}
              save={save}
              onTake={(now) => void takeTheirs(now)}
            />
          </div>
        )}
        <PlanFields patientId={patientId} />
      </div>
    </FormDialog>
  )
}
