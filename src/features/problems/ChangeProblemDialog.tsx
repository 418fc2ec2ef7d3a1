import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import type { Condition } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { conceptOf } from '#clinical/entries/coding-suggestions.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'

import { changed, draftOf, type ProblemDraft, problemDraft } from './draft.ts'
import { problemRows } from './model.ts'
import { ProblemFields } from './ProblemFields.tsx'
import { problemList } from './queries.ts'

type Props = { patientId: string; patientLine: string; seen: Stored<Condition>; onClose: () => void }

/** Changes what the form can say of an entry and leaves the rest of it alone. */
export function ChangeProblemDialog({ patientId, patientLine, seen, onClose }: Props) {
  const queryClient = useQueryClient()
  const before = draftOf(seen)
  const form = useForm({ resolver: zodResolver(problemDraft), defaultValues: before })
  const save = useAct(
    patientId,
    async (draft: ProblemDraft, actor) => {
      if (JSON.stringify(draft) === JSON.stringify(before)) throw new Error('Nothing has been changed.')
      const code =
        draft.name === before.name ? undefined : await conceptOf(queryClient, 'problem', draft.name)
      return { change: [{ seen, to: changed(seen, before, draft, actor, code) }] }
    },
    [problemList(patientId).queryKey],
  )
  return (
    <FormDialog
      title="Change problem"
      submit="Save changes to problem"
      submitting="Saving changes to problem…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="fields">
        <p className="wide">{patientLine}</p>
        <div className="wide">
          <EntryAsSeen
            patientId={patientId}
            seen={seen}
            toRows={problemRows}
            save={save}
            // what was written here stays; what was not follows the other person's change
            onTake={(now) => form.reset(draftOf(now), { keepDirtyValues: true })}
          />
        </div>
        <ProblemFields statusUnknown={before.status === ''} noteLabel="Add a note" />
      </div>
    </FormDialog>
  )
}
