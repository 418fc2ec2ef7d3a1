import { useFormContext } from 'react-hook-form'

import { ChecksField } from '#ui/ChecksField.tsx'

import { type Examination, sectionNames, sectionTitle, sets } from './values.ts'

const options = sectionNames.map((name) => ({ value: name, label: sectionTitle(name) }))

/** What belongs to this examination: a set by the reason for the visit, and any part more or less. */
export function PickSections() {
  const { setValue } = useFormContext<Examination>()
  return (
    <div className="exam-pick">
      <div className="buttons" role="group" aria-label="Parts for">
        {Object.entries(sets).map(([reason, parts]) => (
          <button
            key={reason}
            type="button"
            className="button small"
            onClick={() => setValue('picked', [...parts], { shouldDirty: true })}
          >
            {reason}
          </button>
        ))}
      </div>
      <details>
        <summary>Add or leave out parts</summary>
        <ChecksField
          name="picked"
          label="Parts of this examination"
          hint="A part with something in it stays in view"
          options={options}
        />
      </details>
    </div>
  )
}
