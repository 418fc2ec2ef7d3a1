import { useFormContext, useWatch } from 'react-hook-form'

import { ChoiceField, TextField } from '#ui/fields.tsx'

import type { DischargeDraft } from './draft.ts'
import { changeWords, needsReason } from './medicine-changes.ts'
import type { StayRecord } from './stay-record.ts'

const options = Object.entries(changeWords).map(([value, label]) => ({ value, label }))

/** Each medicine with what became of it and why: suggested by the record, decided by who writes. */
export function MedicineChanges({ record }: { record: StayRecord }) {
  const { control } = useFormContext<DischargeDraft>()
  const medicines = useWatch({ control, name: 'medicines' })
  const failed = [record.prescribed, record.taken].flatMap(({ failed = [] }) => failed)
  const withheld = record.prescribed.withheld + record.taken.withheld
  return (
    <fieldset className="medicine-changes">
      <legend>Medications and medical devices</legend>
      {failed.map((why) => (
        <p key={why} className="notice warning">
          Could not load all medicines: those that are missing are not filled in. {why}
        </p>
      ))}
      {withheld > 0 && (
        <p className="notice warning">Some medicines are withheld: this is not all of them.</p>
      )}
      {medicines.length === 0 && failed.length === 0 && (
        <p>No medicines recorded before or during the stay.</p>
      )}
      <p className="quiet-text">
        Suggested from the record; decide each. A medicine that was started, changed or stopped needs its
        reason.
      </p>
      {medicines.map((medicine, index) => (
        <div
          key={medicine.references.join()}
          className="medicine-change"
          role="group"
          aria-label={medicine.line}
        >
          <p className="medicine-change-line">{medicine.line}</p>
          {medicine.was && <p>Was: {medicine.was}</p>}
          <p className="second-line">Recorded {medicine.on}</p>
          <div className="medicine-change-fields">
            <ChoiceField
              name={`medicines.${index}.change`}
              label="What became of it"
              options={options}
              placeholder={null}
            />
            <TextField
              name={`medicines.${index}.reason`}
              label={needsReason(medicine) ? 'Reason (needed)' : 'Reason'}
              maxLength={500}
            />
          </div>
        </div>
      ))}
    </fieldset>
  )
}
