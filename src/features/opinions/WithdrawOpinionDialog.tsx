import { zodResolver } from '@hookform/resolvers/zod'
import type { ServiceRequest } from 'fhir/r4'
import { useForm } from 'react-hook-form'

import { cancelDraft } from '#clinical/care/cancel-request.ts'
import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { priorityWords } from '#clinical/care/order.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'

import { toForm } from './draft.ts'
import { useWithdrawOpinion } from './mutations.ts'

const title = 'Withdraw question'

type Props = { patientId: string; patientLine: string; requestId: string; onClose: () => void }

/** The team is no longer asked; the question stays, with why. */
export const WithdrawOpinionDialog = ({ requestId, ...rest }: Props) => (
  <OneEntryDialog
    patientId={rest.patientId}
    type="ServiceRequest"
    id={requestId}
    title={title}
    onClose={rest.onClose}
  >
    {(request) => <WithdrawThis request={request} {...rest} />}
  </OneEntryDialog>
)

type WithdrawProps = Omit<Props, 'requestId'> & { request: Stored<ServiceRequest> }

function WithdrawThis({ patientId, patientLine, request, onClose }: WithdrawProps) {
  const form = useForm({ resolver: zodResolver(cancelDraft), defaultValues: { reason: '' } })
  const save = useWithdrawOpinion(patientId, request)
  return (
    <FormDialog
      title={title}
      submit={title}
      submitting="Withdrawing question…"
      form={form}
      save={save}
      onClose={onClose}
    >
      <div className="stack">
        <p>{patientLine}</p>
        <EntryAsSeen patientId={patientId} seen={request} toRows={toRows} save={save} />
        <TextField name="reason" label="Why is it not needed?" multiline rows={3} autoFocus />
      </div>
    </FormDialog>
  )
}

function toRows(request: ServiceRequest): Rows {
  const { question, summary } = toForm(request)
  return [
    ['Team', request.performer?.[0]?.display],
    ['Question', question],
    ['Summary', summary || undefined],
    ['How soon', priorityWords(request.priority)],
    ['State', request.status === 'revoked' ? 'Withdrawn' : 'Open'],
  ]
}
