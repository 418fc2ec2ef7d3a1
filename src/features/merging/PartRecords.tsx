import { zodResolver } from '@hookform/resolvers/zod'
import type { Patient } from 'fhir/r4'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'

import { ChangedMeanwhile } from '#clinical/acts/send-act.ts'
import { identityLine, toIdentity } from '#clinical/patient/patient.ts'
import type { Stored } from '#fhir/client.ts'
import { RadioField, TextField } from '#ui/fields.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'

import { ChangedRecords } from './ChangedRecords.tsx'
import { type PartDraft, partDraft } from './draft.ts'
import type { MergeMade } from './events.ts'
import { linkedIds, parted } from './merge.ts'
import { type Part, samePart, withElements } from './parts.ts'
import { mergedPair } from './queries.ts'
import { SinceMerge } from './SinceMerge.tsx'
import { useTwoRecords } from './send-merge.ts'

type Props = {
  kept: Stored<Patient>
  left: Stored<Patient>
  made: MergeMade
  onClose: () => void
}

/** The merge undone: each record reads for itself again. */
export function PartRecords({ kept, left, made, onClose }: Props) {
  const form = useForm({
    resolver: zodResolver(partDraft),
    defaultValues: { from: byDefault(kept, made), reason: '' },
  })
  const queryClient = useQueryClient()
  const save = useTwoRecords((draft: PartDraft) => toChange(kept, left, made, draft))
  const changed = save.error instanceof ChangedMeanwhile ? save.error.theirs : undefined
  return (
    <FormDialog
      title="These are two people"
      submit="Part the records"
      submitting="Parting the records…"
      width="wide"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {identityLine(toIdentity(kept))}
          <br />
          {identityLine(toIdentity(left))}
        </p>
        <p>
          Each reads for itself again, with what was written in it. What was written since the merge stays
          with {toIdentity(kept).name}.
        </p>
        {changed && (
          <ChangedRecords
            seen={[kept, left]}
            theirs={changed}
            onTake={(now) => {
              queryClient.setQueryData(mergedPair(kept.id, left.id).queryKey, {
                kept: now.find(({ id }) => id === kept.id) ?? kept,
                left: now.find(({ id }) => id === left.id) ?? left,
                made,
              })
              save.reset()
            }}
          />
        )}
        {made.at && <SinceMerge patientId={kept.id} since={made.at} />}
        <div className="fields">
          {made.taken.map((part) => (
            <RadioField
              key={part.key}
              name={`from.${part.key}`}
              label={`${part.label}, taken at the merge`}
              className="wide"
              options={[
                { value: 'back', label: `As it was before: ${part.words(made.before) || 'Not recorded'}` },
                { value: 'stay', label: `As it is now: ${part.words(kept) || 'Not recorded'}` },
              ]}
            />
          ))}
          <TextField
            name="reason"
            label="Why they are two people"
            multiline
            rows={2}
            maxLength={500}
            className="wide"
          />
        </div>
      </div>
    </FormDialog>
  )
}

/** What somebody has changed since the merge is theirs, and stays. */
const byDefault = (kept: Stored<Patient>, { after, taken }: MergeMade): PartDraft['from'] =>
  Object.fromEntries(taken.map((part) => [part.key, samePart(part, kept, after) ? 'back' : 'stay']))

function toChange(
  kept: Stored<Patient>,
  left: Stored<Patient>,
  made: MergeMade,
  { from, reason }: PartDraft,
) {
  if (!linkedIds(kept, 'replaces').includes(left.id))
    throw new Error('These two have been parted already: there is nothing more to do.')
  const back = made.taken.filter(({ key }) => from[key] === 'back')
  const to = parted(kept, left)
  const whole = back.reduce((patient, part: Part) => withElements(patient, part, made.before), to.kept)
  return {
    kept: { seen: kept, to: whole },
    left: { seen: left, to: to.left },
    reason: `Parted again, two people. ${reason}`,
  }
}
