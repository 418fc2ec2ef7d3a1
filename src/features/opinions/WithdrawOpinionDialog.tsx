import type { ServiceRequest } from 'fhir/r4'

import { EntryAsSeen } from '#clinical/acts/EntryAsSeen.tsx'
import { ReasonDialog } from '#clinical/acts/ReasonDialog.tsx'
import { OneEntryDialog } from '#clinical/entries/OneEntryDialog.tsx'
import { priorityWords } from '#clinical/care/order.ts'
import type { Rows } from '#clinical/entries/versions.ts'
import type { Stored } from '#fhir/client.ts'

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
  const save = useWithdrawOpinion(patientId, request)
  return (
    <ReasonDialog
      title={title}
      submit={title}
      submitting="Withdrawing question…"
      save={save}
      onClose={onClose}
      label="Why is it not needed?"
    >
      <p>{patientLine}</p>
      <EntryAsSeen patientId={patientId} seen={request} toRows={toRows} save={save} />
    </ReasonDialog>
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
