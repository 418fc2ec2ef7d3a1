import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Condition } from 'fhir/r4'
import { useForm, useWatch } from 'react-hook-form'

import { conceptOf } from '#clinical/entries/coding-suggestions.ts'
import { placeText, sourceOf } from '#clinical/entries/source.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { draftOf, emptyDraft, fromDraft, type ProblemDraft, problemDraft } from './draft.ts'
import { ProblemFields } from './ProblemFields.tsx'
import { problemList } from './queries.ts'

type Props = {
  patientId: string
  patientLine: string
  /** Another organisation's entry, to be recorded here too; it stays as it is */
  from?: Stored<Condition>
  onClose: () => void
}

export function RecordProblemDialog({ patientId, patientLine, from, onClose }: Props) {
  const queryClient = useQueryClient()
  const form = useForm({
    resolver: zodResolver(problemDraft),
    defaultValues: from ? draftOf(from) : emptyDraft,
  })
  const save = useAct(
    patientId,
    async (draft: ProblemDraft, actor) => {
      const same = from && draft.name === textOf(from.code, '') ? from.code : undefined
      const code = same ?? (await conceptOf(queryClient, 'problem', draft.name))
      const source = from && { reference: `Condition/${from.id}`, display: takenFrom(from) }
      return { make: [{ resource: fromDraft(draft, code, actor), ...(source ? { from: source } : {}) }] }
    },
    [problemList(patientId).queryKey],
  )
  return (
    <FormDialog
      title="Record problem"
      submit="Record problem"
      submitting="Recording problem…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        {from && <p className="wide">Taken from {takenFrom(from)}. That entry stays as it is.</p>}
        <ProblemFields />
        <AlreadyThere patientId={patientId} control={form.control} from={from?.id} />
      </div>
    </FormDialog>
  )
}

function takenFrom(entry: Stored<Condition>): string {
  const { place, who } = sourceOf(entry)
  return [textOf(entry.code, 'Problem not named'), place ? placeText(place) : who].filter(Boolean).join(', ')
}

type AlreadyProps = {
  patientId: string
  control: ReturnType<typeof useForm<ProblemDraft>>['control']
  from: string | undefined
}

/** The same words are on the list: a second entry is allowed, and said to be one. */
function AlreadyThere({ patientId, control, from }: AlreadyProps) {
  const name = useWatch({ control, name: 'name' }).trim().toLowerCase()
  const { data } = useQuery(problemList(patientId))
  const there = data?.entries.find((problem) => problem.name.toLowerCase() === name && problem.id !== from)
  return there ? (
    <p className="notice warning wide" role="status">
      Already on the list: {there.name}
      {there.onset && `, since ${there.onset}`}
      {there.active ? '' : ', no longer active'}. Change that entry rather than recording it again.
    </p>
  ) : null
}
