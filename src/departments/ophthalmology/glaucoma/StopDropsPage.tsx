import { zodResolver } from '@hookform/resolvers/zod'
import type { MedicationStatement } from 'fhir/r4'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'
import { ChoiceField, DateTimeField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { DropsLine } from './DropsLine.tsx'
import { dropsStopped, type StopDraft, stopDraft, stopReasons } from './drops-draft.ts'

export const Component = () => (
  <OverEntry section="ophthalmology" view="glaucoma" type="MedicationStatement" title="Stop eye drops">
    {(seen, dialog) => <StopDrops seen={seen} {...dialog} />}
  </OverEntry>
)

type Props = DialogParts & { seen: Stored<MedicationStatement> }

function StopDrops({ seen, patientId, patientLine, onClose }: Props) {
  const [today] = useState(() => londonDate())
  const form = useForm<Record<keyof StopDraft, string>, unknown, StopDraft>({
    resolver: zodResolver(stopDraft),
    defaultValues: { on: today, reason: '', note: '' },
  })
  const save = useAct(patientId, (draft: StopDraft, actor) => dropsStopped(draft, seen, actor), [
    eyeKey(patientId),
    ['patient', patientId, 'medicines'],
  ])
  return (
    <FormDialog
      title="Stop eye drops"
      submit="Stop eye drops"
      submitting="Stopping eye drops…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <DropsLine seen={seen} />
        <ChoiceField
          name="reason"
          label="Why"
          options={stopReasons.map((one) => ({ value: one, label: one }))}
          autoFocus
        />
        <DateTimeField name="on" label="Last day" type="date" />
        <TextField name="note" label="Anything else" className="wide" />
      </div>
    </FormDialog>
  )
}
