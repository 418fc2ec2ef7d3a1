import type { ServiceRequest } from 'fhir/r4'
import { useRef } from 'react'

import { DraftWorkspace } from '#clinical/writing/DraftWorkspace.tsx'
import type { WorkProps } from '#clinical/writing/work.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import type { Basket } from './basket.ts'
import type { Catalogue } from './catalogue.ts'
import { ElsewhereNotice } from './ElsewhereNotice.tsx'
import { useSignBasket } from './mutations.ts'
import { OrderChoices } from './OrderChoices.tsx'
import { PriorityForAll } from './PriorityForAll.tsx'
import { RequestFields } from './RequestFields.tsx'
import { SignBasket } from './SignBasket.tsx'
import { SignedNotice } from './SignedNotice.tsx'
import { useBasketForm } from './use-basket-form.ts'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  offered: Catalogue
  stored: Stored<ServiceRequest>[]
}

export function WriteOrders({ patient, offered, stored, frame }: Props) {
  const basket = useBasketForm(patient, offered, stored)
  const { form, requests, known } = basket
  const sign = useSignBasket(patient.id, basket)
  const signing = useRef(false)
  const count = requests.fields.length
  const theirs = basket.elsewhere(sign.error)

  async function onSign(written: Basket) {
    if (signing.current) return // a double click
    signing.current = true
    try {
      await sign.mutateAsync(written)
    } catch {
      // `sign.error` tells of it below
    } finally {
      signing.current = false
    }
  }

  function settle(choice: 'theirs' | 'mine') {
    sign.reset()
    basket.settle(theirs ?? [], choice)
  }

  if (sign.isSuccess)
    return (
      <Workspace title="Request tests" {...frame}>
        <SignedNotice orders={basket.keeper.kept()} patientId={patient.id} onClose={frame.onClose} />
      </Workspace>
    )
  return (
    <DraftWorkspace
      title="Request tests"
      drafts={basket}
      form={form}
      frame={frame}
      busy={sign.isPending}
      conflict={theirs && <ElsewhereNotice theirs={theirs} onChoose={settle} />}
      foot={
        <SignBasket
          patient={patient}
          count={count}
          busy={sign.isPending}
          error={theirs ? null : sign.error}
          form={form}
          titleOf={(request) => known(request).orderable?.title ?? request.name}
          onSign={() => void form.handleSubmit(onSign)()}
        />
      }
    >
      <div className="order-form">
        <OrderChoices offered={offered} empty={count === 0} onChoose={basket.add} />
        <p role="status" className="visually-hidden">
          {basket.said}
        </p>
        {count > 0 && (
          <TextField
            name="details"
            label="Clinical details"
            hint="For everything requested here"
            multiline
            rows={3}
          />
        )}
        {count > 1 && <PriorityForAll />}
        <ol className="basket" aria-label="Basket">
          {requests.fields.map((request, index) => (
            <RequestFields
              key={request.key}
              index={index}
              request={request}
              patient={patient}
              orderable={known(request).orderable}
              onRemove={() => basket.remove(index)}
            />
          ))}
        </ol>
      </div>
    </DraftWorkspace>
  )
}
