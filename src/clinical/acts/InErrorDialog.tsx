import { zodResolver } from '@hookform/resolvers/zod'
import type { QueryKey } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { EntryAsSeen } from './EntryAsSeen.tsx'
import { enteredInError, type InErrorDraft, inErrorDraft, type Withdrawable } from './in-error.ts'
import { useAct } from './use-act.ts'
import type { Rows } from '#clinical/entries/versions.ts'

type Props<R extends Withdrawable> = {
  patientId: string
  patientLine: string
  /** "Mark allergy in error" */
  title: string
  seen: Stored<R>
  /** What goes with it: the goals of a plan */
  along?: readonly Stored<Withdrawable>[]
  toRows: (resource: Stored<R>) => Rows
  /** The list it leaves */
  list: QueryKey
  onClose: () => void
}

/** Withdraws one entry, with the reason. The entry as it stands is shown, and it is that version that is withdrawn. */
export function InErrorDialog<R extends Withdrawable>(props: Props<R>) {
  const { patientId, patientLine, title, seen, along = [], toRows, list, onClose } = props
  const form = useForm({ resolver: zodResolver(inErrorDraft), defaultValues: { reason: '' } })
  const save = useAct(
    patientId,
    (draft: InErrorDraft, actor) => ({
      change: [seen, ...along].map((entry) => ({
        seen: entry,
        to: enteredInError(entry, draft, actor),
        withdrawn: true,
      })),
      reason: draft.reason,
    }),
    [list],
  )
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting={`${title.replace('Mark', 'Marking')}…`}
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <EntryAsSeen patientId={patientId} seen={seen} toRows={toRows} save={save} />
        <TextField
          name="reason"
          label="Why is it wrong?"
          hint="The entry leaves every list. It stays in the record’s history, with your name and this reason."
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
