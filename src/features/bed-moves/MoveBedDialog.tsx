import { type ResolverResult, useForm, useWatch } from 'react-hook-form'

import { FormDialog } from '#ui/FormDialog.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { type BedChoice, type MoveDraft, type Moving, useMoveBed } from './mutations.ts'

type Props = {
  moving: Moving
  patientLine: string
  /** Every bed that this patient could lie in: free ones, those kept for somebody, and taken ones to change places */
  beds: readonly BedChoice[]
  /** The bed the patient was dragged to */
  to?: string | undefined
  onClose: () => void
}

type Values = { to: string; cleaning: '' | 'yes' | 'no'; why: string }

/** Another bed on the same ward, from now on. */
export function MoveBedDialog({ moving, patientLine, beds, to = '', onClose }: Props) {
  const form = useForm<Values, unknown, MoveDraft>({
    defaultValues: { to, cleaning: 'yes', why: '' },
    resolver: ({ to: id, cleaning, why }): ResolverResult<Values, MoveDraft> => {
      const to = beds.find((bed) => bed.id === id)
      if (!to) return { values: {}, errors: { to: { type: 'check', message: 'Choose a bed' } } }
      if (to.kept && !why.trim()) {
        const message = 'Say why this patient gets a bed that is kept'
        return { values: {}, errors: { why: { type: 'check', message } } }
      }
      return { values: { to, cleaning: cleaning !== 'no', why: why.trim() }, errors: {} }
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
          options={beds.map((bed) => ({ value: bed.id, label: `${bed.name} – ${isNow(bed)}` }))}
        />
        {chosen?.kept && (
          <>
            <p className="notice warning">
              <span>
                <strong>{chosen.name} is reserved:</strong>{' '}
                {chosen.kept.reason ?? 'it is not recorded for whom'}. Moving this patient ends that.
              </span>
            </p>
            <TextField
              name="why"
              label="Why this patient gets it"
              hint="For example: it was kept for this patient"
              maxLength={120}
            />
          </>
        )}
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

function isNow({ occupant, kept }: BedChoice): string {
  if (occupant) return `swap with ${occupant.name}`
  return kept ? `reserved${kept.reason ? `: ${kept.reason}` : ''}` : 'free'
}
