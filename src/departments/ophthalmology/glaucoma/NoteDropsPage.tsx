import { zodResolver } from '@hookform/resolvers/zod'
import type { MedicationStatement } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { useAct } from '#clinical/acts/use-act.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'
import type { Stored } from '#fhir/client.ts'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'
import { TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { DropsLine } from './DropsLine.tsx'
import { dropsNoted, type NoteDraft, noteDraft } from './drops-draft.ts'

export const Component = () => (
  <OverEntry
    section="ophthalmology"
    view="glaucoma"
    type="MedicationStatement"
    title="Note how eye drops are used"
  >
    {(seen, dialog) => <NoteDrops seen={seen} {...dialog} />}
  </OverEntry>
)

type Props = DialogParts & { seen: Stored<MedicationStatement> }

function NoteDrops({ seen, patientId, patientLine, onClose }: Props) {
  const form = useForm<NoteDraft, unknown, NoteDraft>({
    resolver: zodResolver(noteDraft),
    defaultValues: { note: '' },
  })
  const save = useAct(patientId, (draft: NoteDraft, actor) => dropsNoted(draft, seen, actor), [
    eyeKey(patientId),
    ['patient', patientId, 'medicines'],
  ])
  return (
    <FormDialog
      title="Note how eye drops are used"
      submit="Save note of use"
      submitting="Saving note of use…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <DropsLine seen={seen} />
        <TextField
          name="note"
          label="Use and supply"
          hint="Doses missed, bottle run out, washed out since when, technique"
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
