import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { pregnanciesOf } from '#departments/maternity/pregnancy/queries.ts'
import { usePregnancyAct } from '#departments/maternity/pregnancy/use-pregnancy-act.ts'
import { OverEntry } from '#pages/patient/OverEntry.tsx'
import type { DialogParts } from '#pages/patient/over-entry.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { rowsOf } from './rows.ts'
import { type Mistaken, takenBack } from './taking-back.ts'
import { title } from './WrongLink.tsx'

const types = { contact: 'Encounter', found: 'Observation', dose: 'Immunization' } as const

/** Takes back one thing of a pregnancy that was written by mistake. */
export function Component() {
  const { kind = '' } = useParams()
  const view = useSearchParams()[0].get('view')
  const type = Object.hasOwn(types, kind) ? types[kind as keyof typeof types] : 'Observation'
  return (
    <OverEntry section="maternity" {...(view ? { view } : {})} type={type} title={title}>
      {(seen, dialog) => <Wrong {...dialog} seen={seen} />}
    </OverEntry>
  )
}

function Wrong({ patientId, patientLine, onClose, seen }: DialogParts & { seen: Mistaken }) {
  const query = useQuery(pregnanciesOf(patientId))
  const pregnancies = query.data?.pregnancies
  const save = usePregnancyAct(patientId, (reason: Reason, actor) =>
    takenBack(seen, pregnancies ?? [], reason, actor),
  )
  if (!pregnancies)
    return (
      <Dialog title={title} onClose={onClose}>
        <div className="dialog-body">
          <Loaded query={query} what="pregnancies">
            {() => null}
          </Loaded>
        </div>
      </Dialog>
    )
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Marking…"
      save={save}
      onClose={onClose}
      label="Why is it wrong?"
      hint="It leaves every list, a contact with all that was found then. It stays in the record’s history, with your name and this reason."
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={seen} toRows={rowsOf} save={save} />
    </ReasonDialog>
  )
}
