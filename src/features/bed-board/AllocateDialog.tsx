import { useState } from 'react'
import { type ResolverResult, useForm, useWatch } from 'react-hook-form'

import { requestFrom } from '#clinical/care/bed-request.ts'
import { identityLine } from '#clinical/patient/patient.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField } from '#ui/fields.tsx'

import type { Board, Waiting } from './model.ts'
import { useAllocate } from './mutations.ts'
import { suggestionsFor, suitabilityWords } from './suggest.ts'

type Props = { board: Board; waiting: Waiting; to: string | undefined; onClose: () => void }
type Values = { bedId: string }

/** A bed for somebody who waits: the best suited first, each with why. */
export function AllocateDialog({ board, waiting, to, onClose }: Props) {
  // As on the screen when it was opened: what is taken meanwhile is told by the record, not by a list that shifts.
  const [suggestions] = useState(() => suggestionsFor(board, waiting))
  const form = useForm<Values>({
    defaultValues: { bedId: suggestions.some(({ bed }) => bed.id === to) ? to : '' },
    resolver: ({ bedId }): ResolverResult<Values> =>
      bedId
        ? { values: { bedId }, errors: {} }
        : { values: {}, errors: { bedId: { type: 'check', message: 'Choose a bed' } } },
  })
  const bedId = useWatch({ control: form.control, name: 'bedId' })
  const chosen = suggestions.find(({ bed }) => bed.id === bedId)
  const { patient, from, specialty, sideRoom } = waiting
  return (
    <FormDialog
      title="Allocate bed"
      submit="Allocate bed"
      submitting="Allocating bed…"
      form={form}
      save={useAllocate(waiting)}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {patient ? identityLine(patient) : 'A patient whose name was not sent'}. From:{' '}
          {requestFrom[from].toLowerCase()}. {specialty ?? 'Specialty not said'}
          {sideRoom && ', side room needed'}.
        </p>
        <ChoiceField
          name="bedId"
          label="Bed"
          autoFocus
          placeholder={suggestions.length === 0 ? 'No bed is free or being cleaned' : 'Choose'}
          options={suggestions.map((one) => ({
            value: one.bed.id,
            label: `${one.wardName}, ${one.bed.name} – ${suitabilityWords(one)}`,
          }))}
        />
        {chosen && chosen.against.length > 0 && (
          <p className="notice warning" role="status">
            {chosen.against.join('. ')}. Choose another bed, or agree it with the nurse in charge.
          </p>
        )}
      </div>
    </FormDialog>
  )
}
