import { type ResolverResult, useForm, useWatch } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField } from '#ui/fields.tsx'

import { type BedChoice, type MoveDraft, type Moving, useMoveBed } from './mutations.ts'

type Props = {
  moving: Moving
  patientLine: string
  /** Every bed that this patient could lie in: free ones, and taken ones to change places */
  beds: readonly BedChoice[]
  /** The bed the patient was dragged to */
  to?: string | undefined
  onClose: () => void
}

type Values = { to: string; cleaning: '' | 'yes' | 'no' }

/** Another bed on the same ward, from now on. */
export function MoveBedDialog({ moving, patientLine, beds, to = '', onClose }: Props) {
  const form = useForm<Values, unknown, MoveDraft>({
    defaultValues: { to, cleaning: 'yes' },
    resolver: ({ to: id, cleaning }): ResolverResult<Values, MoveDraft> => {
      const to = beds.find((bed) => bed.id === id)
      if (!to) return { values: {}, errors: { to: { type: 'check', message: 'Choose a bed' } } }
      return { values: { to, cleaning: cleaning !== 'no' }, errors: {} }
    },
  })
  const wanted = useWatch({ control: form.control, name: 'to' })
  const chosen = beds.find(({ id }) => id === wanted)
  return (
    <FormDialog
      title="Move to another bed"
      submit={chosen?.occupant ? 'Swap beds' : 'Move patient'}
      submitting="Moving…"
      form={form}
      save={useMoveBed(moving)}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          {patientLine}, now in {moving.from.name}
        </p>
        <ChoiceField
          name="to"
          label="To bed"
          autoFocus
          options={beds.map(({ id, name, occupant }) => ({
            value: id,
            label: occupant ? `${name} – swap with ${occupant.name}` : `${name} – free`,
          }))}
        />
        {!chosen?.occupant && (
          <ChoiceField
            name="cleaning"
            label={`${moving.from.name} afterwards`}
            placeholder={null}
            options={[
              { value: 'yes', label: 'Being cleaned' },
              { value: 'no', label: 'Free' },
            ]}
          />
        )}
      </div>
    </FormDialog>
  )
}
