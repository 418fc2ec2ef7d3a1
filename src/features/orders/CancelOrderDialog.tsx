import type { ServiceRequest } from 'fhir/r4'

import { cancelled } from '#clinical/care/cancel-request.ts'
import type { Reason } from '#clinical/acts/reason.ts'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { ordersKey } from '#clinical/care/order.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Stored } from '#fhir/client.ts'
import { Dialog } from '#ui/Dialog.tsx'

import { toRows } from './model.ts'

const title = 'Cancel request'

type Props = { patientId: string; patientLine: string; orderId: string; onClose: () => void }

/** Withdraws one request, with the reason. The request as it stands is shown, and it is that version that is cancelled. */
export const CancelOrderDialog = ({ orderId, ...rest }: Props) => (
  <OneEntryDialog
    patientId={rest.patientId}
    type="ServiceRequest"
    id={orderId}
    title={title}
    onClose={rest.onClose}
  >
    {(order) =>
      isOpen(order) ? (
        <CancelThis order={order} {...rest} />
      ) : (
        <Dialog title={title} onClose={rest.onClose}>
          <div className="dialog-body">
            <p>This request is no longer open: there is nothing to cancel.</p>
          </div>
        </Dialog>
      )
    }
  </OneEntryDialog>
)

const isOpen = ({ status }: ServiceRequest) => status === 'active' || status === 'on-hold'

type CancelProps = Omit<Props, 'orderId'> & { order: Stored<ServiceRequest> }

function CancelThis({ patientId, patientLine, order, onClose }: CancelProps) {
  const save = useAct(
    patientId,
    (draft: Reason, actor) => ({
      change: [{ seen: order, to: cancelled(order, draft, actor) }],
      reason: draft.reason,
    }),
    [ordersKey(patientId)],
  )
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Cancelling request…"
      save={save}
      onClose={onClose}
      label="Why is it not needed?"
      hint="It stays in the list as cancelled, with your name and this reason."
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={order} toRows={toRows} save={save} />
    </ReasonDialog>
  )
}
