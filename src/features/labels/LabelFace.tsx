import { Barcode } from '#clinical/paper/Barcode.tsx'

import { type Label, noAddress, sizeOf } from './label.ts'

/** One label of 63.5 × 33.9 mm: who, by four identifiers, and nothing clinical. */
export function LabelFace({ label, address }: { label: Label; address: boolean }) {
  return (
    <div className={`label-face ${sizeOf(label)}`}>
      <div>
        <NameAlert of={label} />
        <p className="label-name">{label.name}</p>
        <Identifiers of={label} />
        {address && !noAddress(label) && (
          <p className="label-address">{Array.isArray(label.address) && label.address.join(', ')}</p>
        )}
      </div>
      {'path' in label.barcode && <Barcode path={label.barcode.path} />}
    </div>
  )
}

export const NameAlert = ({ of: { nameAlert } }: { of: Label }) =>
  nameAlert && <p className="label-alert">NAME ALERT</p>

export const Identifiers = ({ of: label }: { of: Label }) => (
  <>
    <p>
      <span>Born</span> <strong>{label.born}</strong> <span>{label.gender}</span>
    </p>
    <p>
      <span>NHS No.</span> <strong>{label.nhsNumber}</strong> {label.remark && <em>{label.remark}</em>}
    </p>
    {label.hospitalNumbers.length > 0 && (
      <p>
        <span>Hospital No.</span> <strong>{label.hospitalNumbers.join(', ')}</strong>
      </p>
    )}
  </>
)
