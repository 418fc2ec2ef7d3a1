import { Barcode } from '#clinical/paper/Barcode.tsx'

import { Identifiers, NameAlert } from './LabelFace.tsx'
import { type Label, sizeOf } from './label.ts'

/**
 * An identity band: black on white, last name first, the identifiers always in this order (ISB 0099). Red is the one
 * colour a band may have, and says only that there is something to look up.
 */
export const BandFace = ({ label, red }: { label: Label; red: boolean }) => (
  <div className={`band-face ${sizeOf(label)}${red ? ' red' : ''}`}>
    {'path' in label.barcode && <Barcode path={label.barcode.path} />}
    <div>
      <p className="label-name">{label.name}</p>
      <div className="band-identifiers">
        <Identifiers of={label} />
      </div>
    </div>
    <NameAlert of={label} />
    {red && <p className="label-alert">ALERT: see the record</p>}
  </div>
)
