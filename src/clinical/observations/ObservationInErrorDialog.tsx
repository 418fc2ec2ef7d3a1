import type { Observation } from 'fhir/r4'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'

import { observationsKey } from './observation-decisions.ts'
import { struckThrough } from './strike.ts'

type Props = {
  /** "Mark fluid entry in error" */
  title: string
  patientId: string
  patientLine: string
  seen: Stored<Observation>
  toRows: (resource: Stored<Observation>) => Rows
  /** What becomes of it: "The entry leaves every total." */
  outcome: string
  onClose: () => void
}

/** Takes one entry back, with the reason: it is kept struck through, and it is the version seen that is struck. */
export function ObservationInErrorDialog(props: Props) {
  const { title, patientId, patientLine, seen, toRows, outcome, onClose } = props
  const save = useAct(
    patientId,
    ({ reason }: Reason, { session, now }) => {
      const time = now.toISOString()
      const to = struckThrough(seen, { kind: 'in error', reason, author: recordedBy(session), time })
      return { change: [{ seen, to, withdrawn: true }], reason }
    },
    [observationsKey(patientId), ['ward']],
  )
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting={`${title.replace('Mark', 'Marking')}…`}
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
      hint={`${outcome} It is kept, struck through, with your name and this reason.`}
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={seen} toRows={toRows} save={save} />
    </ReasonDialog>
  )
}
