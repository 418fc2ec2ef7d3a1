import type { Observation } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { differences } from '#clinical/entries/versions.ts'

import { fluidRows } from './one-fluid.ts'

type Props = {
  title: string
  patientLine: string
  seen: Stored<Observation>
  /** Somebody has taken it back already; otherwise another system calls it its own way */
  struck: boolean
  onClose: () => void
}

/** An entry that cannot be changed here, and why. */
export const NoFluidToChange = ({ title, patientLine, seen, struck, onClose }: Props) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body stack">
      <p>{patientLine}</p>
      <p className="notice">
        {struck
          ? 'This entry has been taken back already. What stands in its place is on the chart.'
          : 'This entry came from another system under a name of its own: it cannot be amended here.'}
      </p>
      <dl className="facts">
        {differences([], fluidRows(seen)).map(({ label, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{after}</dd>
          </div>
        ))}
      </dl>
    </div>
  </Dialog>
)
