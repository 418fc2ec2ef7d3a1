import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'

import { ChecksField } from '#ui/ChecksField.tsx'
import { ChoiceField, TextField } from '#ui/fields.tsx'

import { type BloodDraft, type BloodFormAbout, emptyUnit, groupCalled } from './blood-form.ts'
import { groupOptions } from './blood-group.ts'
import { readDonation } from './donation-number.ts'
import { asksReason, refusalOf, type Standing } from './two-samples.ts'

type Props = { about: BloodFormAbout; standing: Standing }

/** Units of red cells matched on this sample, each by its donation number. */
export function Units({ about, standing }: Props) {
  const { control } = useFormContext<BloodDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'units', keyName: 'row' })
  return (
    <fieldset className="blood-part">
      <legend>Units of red cells</legend>
      <div className="stack">
        {fields.map(({ row }, index) => (
          <Unit key={row} index={index} about={about} standing={standing} onRemove={() => remove(index)} />
        ))}
        <p>
          <button type="button" className="button small" onClick={() => append(emptyUnit())}>
            Add a unit
          </button>
        </p>
      </div>
    </fieldset>
  )
}

function Unit({ index, about, standing, onRemove }: Props & { index: number; onRemove: () => void }) {
  const unit = useWatch<BloodDraft, `units.${number}`>({ name: `units.${index}` })
  const at = `units.${index}` as const
  const read = readDonation(unit.number)
  const group = groupCalled(unit.group)
  const refused = group && refusalOf(group, standing)
  return (
    <div className="blood-unit" role="group" aria-label={`Unit ${index + 1}`}>
      <div className="fields">
        <TextField
          name={`${at}.number`}
          label={`Donation number of unit ${index + 1}`}
          hint="Scan it, or type it with its check character"
          maxLength={24}
        />
        <ChoiceField name={`${at}.group`} label={`Group of unit ${index + 1}`} options={groupOptions} />
        <ChoiceField
          name={`${at}.outcome`}
          label={`Crossmatch of unit ${index + 1}`}
          options={[
            { value: 'compatible', label: 'Compatible' },
            { value: 'incompatible', label: 'Incompatible' },
          ]}
        />
        {about.blood.requirements.length > 0 && (
          <ChecksField
            name={`${at}.meets`}
            label={`Looked at on the bag of unit ${index + 1}`}
            options={about.blood.requirements.map(({ flag, short }) => ({ value: flag.id, label: short }))}
          />
        )}
        {group && asksReason(group, standing) && (
          <TextField
            name={`${at}.reason`}
            label="Why RhD positive cells for an RhD negative patient?"
            className="wide"
          />
        )}
      </div>
      <p role="status" className="blood-live">
        {refused ? (
          <span className="badge danger blood-badge">{refused}</span>
        ) : (
          'number' in read && <span className="quiet-text">The number fits its check character</span>
        )}
      </p>
      <button type="button" className="button quiet small" onClick={onRemove}>
        Remove unit {index + 1}
      </button>
    </div>
  )
}
