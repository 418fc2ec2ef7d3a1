import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AllergyIntolerance } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { AllergyLine } from './AllergyLine.tsx'
import { type InErrorDraft, inErrorDraft } from './draft.ts'
import { toAllergyEntry } from './model.ts'
import { ChangedMeanwhile, useMarkAllergyInError } from './mutations.ts'
import { allergyEntry } from './queries.ts'

type Props = { patientId: string; patientLine: string; allergyId: string; onClose: () => void }

/** Withdraws one entry, with the reason. The entry as it stands is shown, and it is that version that is withdrawn. */
export function MarkInErrorDialog({ patientId, patientLine, allergyId, onClose }: Props) {
  const query = useQuery(allergyEntry(patientId, allergyId))
  if (query.data)
    return <MarkThis allergy={query.data} patientId={patientId} patientLine={patientLine} onClose={onClose} />
  return (
    <Dialog title="Mark allergy in error" onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this entry">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

type MarkProps = {
  patientId: string
  patientLine: string
  allergy: Stored<AllergyIntolerance>
  onClose: () => void
}

function MarkThis({ patientId, patientLine, allergy, onClose }: MarkProps) {
  const queryClient = useQueryClient()
  const form = useForm({ resolver: zodResolver(inErrorDraft), defaultValues: { reason: '' } })
  const mark = useMarkAllergyInError(patientId)
  const theirs = mark.error instanceof ChangedMeanwhile ? mark.error.theirs : undefined
  const save = {
    mutateAsync: (draft: InErrorDraft) => mark.mutateAsync({ allergy, draft }),
    isPending: mark.isPending,
    error: mark.error,
  }
  function takeTheirs() {
    if (theirs) queryClient.setQueryData(allergyEntry(patientId, allergy.id).queryKey, theirs)
    mark.reset()
  }
  return (
    <FormDialog
      title="Mark allergy in error"
      submit="Mark allergy in error"
      submitting="Marking allergy in error…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <div className={theirs ? 'columns' : 'stack'}>
          <Version title={theirs ? 'As you saw it' : 'This entry'} allergy={allergy} />
          {theirs && <Version title="As it is now" allergy={theirs} />}
        </div>
        {theirs && (
          <p>
            <button type="button" className="button" onClick={takeTheirs}>
              Go on with the entry as it is now
            </button>
          </p>
        )}
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

function Version({ title, allergy }: { title: string; allergy: Stored<AllergyIntolerance> }) {
  return (
    <div>
      <h3>
        {title} <span className="second-line">Last changed {formatDateTime(allergy.meta?.lastUpdated)}</span>
      </h3>
      <AllergyLine allergy={toAllergyEntry(allergy)} full />
    </div>
  )
}
