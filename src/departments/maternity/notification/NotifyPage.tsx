import '#ui/layout.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'

import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { useSession } from '#auth/session.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { AboutBaby, OverBaby } from '#departments/maternity/newborn/OverBaby.tsx'
import { maternityKey } from '#departments/maternity/pregnancy/queries.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { missingIn, type Notified, toMessage } from './message.ts'
import { MessageShown } from './MessageShown.tsx'
import { notified } from './notifying.ts'
import { notDelivered, notifiedOf } from './queries.ts'

const title = 'Baby: birth notification'

export const Component = () => (
  <OverBaby title={title}>{({ baby, onClose }) => <Notify baby={baby} onClose={onClose} />}</OverBaby>
)

type Props = { baby: PatientIdentity; onClose: () => void }

function Notify({ baby, onClose }: Props) {
  const query = useQuery(notifiedOf(baby.id))
  // what is shown is what goes: nothing that changes meanwhile changes it
  const [seen, setSeen] = useState<Notified>()
  if (!seen && query.data && !query.isFetching) setSeen(query.data)
  if (seen) return <Send baby={baby} what={seen} onClose={onClose} />
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Loaded query={{ ...query, data: undefined }} what="what there is to notify">
          {() => null}
        </Loaded>
      </div>
    </Dialog>
  )
}

function Send({ baby, what, onClose }: Props & { what: Notified }) {
  const session = useSession()
  const form = useForm({ defaultValues: {} })
  const save = useAct(baby.id, (_: object, actor) => notified(what, actor), [
    maternityKey(baby.id),
    ['maternity'],
  ])
  const [shown] = useState(() => toMessage(what, { session, actId: newEntryId(), now: new Date() }))
  const missing = missingIn(what)
  return (
    <FormDialog
      title={title}
      submit="Make notification"
      submitting="Making notification…"
      form={form}
      save={save}
      onClose={onClose}
      width="wide"
    >
      <div className="stack">
        <AboutBaby baby={baby} />
        <p className="notice warning">
          {notDelivered}. It is kept in the record, ready to be sent by whoever connects one.
        </p>
        {missing.length > 0 && (
          <p className="notice warning">Not recorded, and so not in it: {missing.join(', ')}.</p>
        )}
        <MessageShown bundle={shown} />
      </div>
    </FormDialog>
  )
}
