import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { alertList, alertRows } from '#clinical/care/alert.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ChecksField } from '#ui/ChecksField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type NeedsDraft, needsDraft, toAct } from './draft.ts'
import { type AccessNeed, usualNeeds, valueOf } from './needs.ts'
import { accessNeeds } from './queries.ts'

type Props = { patientId: string; patientLine: string; onClose: () => void }

/** All needs in one form, as they are: what is ticked is so from now on, what is no longer ticked has ended. */
export function NeedsDialog(props: Props) {
  const query = useQuery(accessNeeds(props.patientId))
  if (query.data) return <Needs {...props} needs={query.data.entries} />
  return (
    <Dialog title="Change access needs" onClose={props.onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="access needs">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Needs({ patientId, patientLine, onClose, needs }: Props & { needs: AccessNeed[] }) {
  const [before, setBefore] = useState(needs) // a refetch must not move the form under the hands of the reader
  const form = useForm({
    resolver: zodResolver(needsDraft),
    defaultValues: { needs: before.map(valueOf), other: '', note: '' },
  })
  const save = useAct(patientId, (draft: NeedsDraft, actor) => toAct(before, draft, actor), [
    accessNeeds(patientId).queryKey,
    alertList(patientId).queryKey,
  ])
  const kept = useWatch({ control: form.control, name: 'needs' })
  const gone = before.filter((need) => !kept.includes(valueOf(need)))
  const others = before.filter((need) => valueOf(need).startsWith('Flag/'))
  const options = [
    ...usualNeeds.map(([value, label]) => ({ value, label })),
    ...others.map((need) => ({ value: valueOf(need), label: need.words })),
  ]
  return (
    <FormDialog
      title="Change access needs"
      submit="Save access needs"
      submitting="Saving access needs…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {save.error instanceof ChangedMeanwhile &&
          gone.map(({ id, seen }) => (
            <div key={id} className="wide">
              <EntryAsSeen
                patientId={patientId}
                seen={seen}
                toRows={alertRows}
                save={save}
                onTake={(now) =>
                  setBefore(before.map((need) => (need.id === now.id ? { ...need, seen: now } : need)))
                }
              />
            </div>
          ))}
        <ChecksField name="needs" label="This patient" options={options} className="wide" />
        <TextField name="other" label="Another need, in words" maxLength={120} className="wide" />
        <TextField
          name="note"
          label="What to do about it"
          hint="Kept with what is new: which language, which ear, whom to call"
          maxLength={200}
          className="wide"
        />
      </div>
    </FormDialog>
  )
}
