import type { Observation } from 'fhir/r4'
import type { ReactNode } from 'react'

import { differences, type Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'

type Props = {
  title: string
  patientLine: string
  seen: Stored<Observation>
  toRows: (resource: Stored<Observation>) => Rows
  onClose: () => void
  /** Why nothing can be done here, when it is not that it was taken back */
  children?: ReactNode
}

/** An entry that can be changed no more, as it is now. */
export const AlreadyTakenBack = ({ title, patientLine, seen, toRows, onClose, children }: Props) => (
  <Dialog title={title} onClose={onClose}>
    <div className="dialog-body stack">
      <p>{patientLine}</p>
      <p className="notice">
        {children ?? 'This entry has been taken back already. What stands in its place is on the chart.'}
      </p>
      <dl className="facts">
        {differences([], toRows(seen)).map(({ label, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{after}</dd>
          </div>
        ))}
      </dl>
    </div>
  </Dialog>
)
