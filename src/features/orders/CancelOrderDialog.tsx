import './orders.css'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ServiceRequest } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { Loaded } from '#ui/Loaded.tsx'

import { type CancelDraft, cancelDraft } from './draft.ts'
import { toOrder } from './model.ts'
import { ChangedMeanwhile, useCancelOrder } from './mutations.ts'
import { OrderLine } from './OrderLine.tsx'
import { orderEntry } from './queries.ts'

const title = 'Cancel request'

type Props = { patientId: string; patientLine: string; orderId: string; onClose: () => void }

/** Withdraws one request, with the reason. The request as it stands is shown, and it is that version that is cancelled. */
export function CancelOrderDialog({ orderId, ...rest }: Props) {
  const query = useQuery(orderEntry(rest.patientId, orderId))
  if (query.data && isOpen(query.data)) return <CancelThis order={query.data} {...rest} />
  return (
    <Dialog title={title} onClose={rest.onClose}>
      <div className="dialog-body">
        <Loaded query={query} what="this request">
          {(order) => (
            <>
              <p>This request is no longer open: there is nothing to cancel.</p>
              <OrderLine order={toOrder(order)} />
            </>
          )}
        </Loaded>
      </div>
    </Dialog>
  )
}

const isOpen = ({ status }: ServiceRequest) => status === 'active' || status === 'on-hold'

type CancelProps = Omit<Props, 'orderId'> & { order: Stored<ServiceRequest> }

function CancelThis({ patientId, patientLine, order, onClose }: CancelProps) {
  const queryClient = useQueryClient()
  const form = useForm({ resolver: zodResolver(cancelDraft), defaultValues: { reason: '' } })
  const cancel = useCancelOrder(patientId)
  const theirs = cancel.error instanceof ChangedMeanwhile ? cancel.error.theirs : undefined
  const save = {
    mutateAsync: (draft: CancelDraft) => cancel.mutateAsync({ order, draft }),
    isPending: cancel.isPending,
    error: cancel.error,
  }
  function takeTheirs() {
    if (theirs) queryClient.setQueryData(orderEntry(patientId, order.id).queryKey, theirs)
    cancel.reset()
  }
  return (
    <FormDialog
      title={title}
      submit="Cancel request"
      submitting="Cancelling request…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <div className={theirs ? 'columns' : 'stack'}>
          <Version title={theirs ? 'As you saw it' : 'This request'} order={order} />
          {theirs && <Version title="As it is now" order={theirs} />}
        </div>
        {theirs && (
          <p>
            <button type="button" className="button" onClick={takeTheirs}>
              Go on with the request as it is now
            </button>
          </p>
        )}
        <TextField
          name="reason"
          label="Why is it not needed?"
          hint="It stays in the list as cancelled, with your name and this reason."
          multiline
          rows={3}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}

const Version = ({ title, order }: { title: string; order: Stored<ServiceRequest> }) => (
  <div>
    <h3>
      {title} <span className="second-line">Last changed {formatDateTime(order.meta?.lastUpdated)}</span>
    </h3>
    <OrderLine order={toOrder(order)} />
  </div>
)
