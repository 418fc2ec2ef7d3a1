import type { QueryKey } from '@tanstack/react-query'

import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'

import { EntryAsSeen } from './EntryAsSeen.tsx'
import { enteredInError, type Withdrawable } from './in-error.ts'
import type { Reason } from './reason.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useAct } from './use-act.ts'

type Props<R extends Withdrawable> = {
  patientId: string
  patientLine: string
  /** "Mark allergy in error" */
  title: string
  seen: Stored<R>
  /** What goes with it: the goals of a plan */
  along?: readonly Stored<Withdrawable>[]
  toRows: (resource: Stored<R>) => Rows
  /** The list it leaves */
  list: QueryKey
  onClose: () => void
}

/** Withdraws one entry, with the reason. The entry as it stands is shown, and it is that version that is withdrawn. */
export function InErrorDialog<R extends Withdrawable>(props: Props<R>) {
  const { patientId, patientLine, title, seen, along = [], toRows, list, onClose } = props
  const save = useAct(
    patientId,
    (draft: Reason, actor) => ({
      change: [seen, ...along].map((entry) => ({
        seen: entry,
        to: enteredInError(entry, draft, actor),
        withdrawn: true,
      })),
      reason: draft.reason,
    }),
    [list],
  )
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting={`${title.replace('Mark', 'Marking')}…`}
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
      hint="The entry leaves every list. It stays in the record’s history, with your name and this reason."
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={seen} toRows={toRows} save={save} />
    </ReasonDialog>
  )
}
