import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import { planRows } from '#clinical/plans/care-plan.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { RadioField, TextField } from '#ui/fields.tsx'

import { type CloseDraft, closeDraft, closedPlan, endings } from './closing.ts'
import type { Kept } from './draft.ts'
import { carePlans, planToChange } from './queries.ts'

type Props = {
  patientId: string
  patientLine: string
  encounterId: string | undefined
  kept: Kept
  onClose: () => void
}

const options = Object.entries(endings).map(([value, label]) => ({ value, label }))

/** Ends a plan with what came of it; it stays in the record, and in the list below the active ones. */
export function ClosePlanDialog({ patientId, patientLine, encounterId, kept, onClose }: Props) {
  const queryClient = useQueryClient()
  const [seen, setSeen] = useState(kept)
  const form = useForm<CloseDraft>({
    resolver: zodResolver(closeDraft),
    // nothing is chosen before somebody has
    defaultValues: { reason: '' },
  })
  const save = useAct(patientId, (draft: CloseDraft, actor) => closedPlan(seen, draft, encounterId, actor), [
    carePlans(patientId).queryKey,
    ['ward'],
  ])
  async function takeTheirs(plan: Kept['plan']) {
    const { goals } = await queryClient.fetchQuery({ ...planToChange(patientId, plan.id), staleTime: 0 })
    setSeen({ plan, goals })
  }
  return (
    <FormDialog
      title="Close care plan"
      submit="Close care plan"
      submitting="Closing care plan…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <div className="wide">
          <EntryAsSeen
            patientId={patientId}
            seen={seen.plan}
            toRows={planRows}
            save={save}
            onTake={(plan) => void takeTheirs(plan)}
          />
        </div>
        <RadioField name="ending" label="How it ended" options={options} className="wide" />
        <TextField name="reason" label="Why, and what was reached" multiline rows={3} className="wide" />
      </div>
    </FormDialog>
  )
}
