import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { type Deciding, intervalDraft, intervals } from './draft.ts'
import { useChangeInterval } from './mutations.ts'

type Props = {
  patientId: string
  patientLine: string
  /** What holds now, in words */
  standing: string
  score: Deciding['score']
  onClose: () => void
}

/** How often to observe, decided by a clinician instead of the chart; with the reason, and on the score of now. */
export function ChangeIntervalDialog({ patientId, patientLine, standing, score, onClose }: Props) {
  // Decided on what was on the screen when it was opened.
  const [decidedOn] = useState(score)
  const form = useForm({
    resolver: zodResolver(intervalDraft),
    defaultValues: { interval: '', reason: '' },
  })
  return (
    <FormDialog
      title="Change interval of observations"
      submit="Change interval"
      submitting="Changing interval…"
      form={form}
      save={useChangeInterval(patientId, decidedOn)}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <p>{standing}</p>
        <ChoiceField name="interval" label="Observe" options={intervals} autoFocus />
        <TextField
          name="reason"
          label="Why?"
          hint={`Kept as a decision with your name and the time. ${decidedOn ? `It is made on a score of ${decidedOn.total}: once a set scores higher, the chart’s own interval holds again.` : 'There is no score yet: it holds until the next scored set.'}`}
          multiline
          rows={3}
        />
      </div>
    </FormDialog>
  )
}
