import type { ServiceRequest } from 'fhir/r4'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { FormProvider, useFieldArray, useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { DraftRefused, DraftStatus } from '#clinical/DraftStatus.tsx'
import { currentVisits } from '#clinical/encounter.ts'
import { newEntryId } from '#clinical/recorded-by.ts'
import type { WorkProps } from '#clinical/work.ts'
import type { Stored } from '#fhir/client.ts'
import { TextField } from '#ui/fields.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { type Basket, entryIdOf, newRequest, toBasket, toRequest } from './basket.ts'
import { ChangedElsewhere } from './basket-keeper.ts'
import type { Catalogue, Orderable } from './catalogue.ts'
import { ElsewhereNotice } from './ElsewhereNotice.tsx'
import { useSignBasket } from './mutations.ts'
import { OrderChoices } from './OrderChoices.tsx'
import { PriorityForAll } from './PriorityForAll.tsx'
import { RequestFields } from './RequestFields.tsx'
import { SignBasket } from './SignBasket.tsx'
import { SignedNotice } from './SignedNotice.tsx'
import { useBasket } from './use-basket.ts'
import { useKnown } from './use-known.ts'

type Props = Pick<WorkProps, 'patient' | 'frame'> & {
  offered: Catalogue
  stored: Stored<ServiceRequest>[]
}

export function WriteOrders({ patient, offered, stored, frame }: Props) {
  const session = useSession()
  const visits = useQuery(currentVisits(patient.id))
  const encounterId =
    visits.data?.entries.find(({ inpatient }) => inpatient)?.id ?? visits.data?.entries[0]?.id
  const basket = useBasket(patient.id, stored)
  const { autosave, keeper, requisition, state, unsaved } = basket
  const { known, ask } = useKnown(patient, offered)
  const form = useForm<Basket>({
    defaultValues: toBasket(stored),
    resolver: (values) => ask(values),
    shouldFocusError: true,
  })
  const requests = useFieldArray({ control: form.control, name: 'requests', keyName: 'key' })
  const sign = useSignBasket(patient, basket)
  const signing = useRef(false)
  const [said, setSaid] = useState('')
  const flush = () => void autosave.flush().catch(() => undefined)

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const { details, requests: drafts } = structuredClone(values)
          autosave.typed({
            entryIds: drafts.map(({ entryId }) => entryId),
            compose: (entryId, base) => {
              const draft = drafts.find((one) => one.entryId === entryId)
              if (!draft) throw new Error('A request that is not in the basket')
              const about = { patient, encounterId, session, requisition, now: new Date() }
              return toRequest(draft, details, known(draft.orderable), about, base)
            },
          })
        },
      }),
    [form, autosave, patient, encounterId, session, requisition, known],
  )

  function add(...chosen: Orderable[]) {
    const there = form.getValues('requests')
    const fresh = chosen.filter(({ url }) => there.every(({ orderable }) => orderable !== url))
    const priority = there[0]?.priority ?? 'routine'
    requests.prepend(
      fresh.map((one) => newRequest(one, newEntryId(), priority)),
      { shouldFocus: false },
    )
    const names = (fresh.length > 0 ? fresh : chosen).map(({ title }) => title).join(', ')
    setSaid(
      fresh.length > 0
        ? `${names} added. ${there.length + fresh.length} in the basket.`
        : `${names}: already in the basket.`,
    )
    flush()
  }

  function remove(index: number) {
    setSaid(`${form.getValues(`requests.${index}.name`)} removed.`)
    requests.remove(index)
    flush()
  }

  async function onSign() {
    if (signing.current) return // a double click
    signing.current = true
    try {
      await sign.mutateAsync()
    } catch {
      // `sign.error` tells of it below
    } finally {
      signing.current = false
    }
  }

  const elsewhere = [sign.error, state.status === 'not saved' ? state.refused : null].find(
    (error) => error instanceof ChangedElsewhere,
  )

  if (sign.data)
    return (
      <Workspace title="Request tests" {...frame}>
        <SignedNotice orders={sign.data} patientId={patient.id} onClose={frame.onClose} />
      </Workspace>
    )
  return (
    <Workspace
      title="Request tests"
      status={<DraftStatus state={state} />}
      unsaved={unsaved}
      {...frame}
      foot={
        <SignBasket
          patient={patient}
          count={requests.fields.length}
          busy={sign.isPending}
          error={elsewhere ? null : sign.error}
          form={form}
          onSign={() => void form.handleSubmit(onSign)()}
        />
      }
    >
      <FormProvider {...form}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a field that is left is saved at once */}
        <form className="order-form" onSubmit={(event) => event.preventDefault()} onBlur={flush} noValidate>
          {elsewhere ? (
            <ElsewhereNotice
              theirs={elsewhere.theirs}
              onTakeTheirs={() => {
                keeper.over(elsewhere.theirs)
                sign.reset()
                form.reset(toBasket(keeper.kept()))
                flush()
              }}
              onKeepMine={() => {
                keeper.over(elsewhere.theirs)
                sign.reset()
                const open = new Set(keeper.kept().map(({ id }) => id))
                const closed = elsewhere.theirs.filter(({ id }) => !open.has(id))
                requests.replace(
                  form
                    .getValues('requests')
                    .filter(({ entryId }) => closed.every((one) => entryIdOf(one) !== entryId)),
                )
                flush()
              }}
            />
          ) : (
            <DraftRefused state={state} onAgain={flush} />
          )}
          <OrderChoices offered={offered} empty={requests.fields.length === 0} onChoose={add} />
          <p role="status" className="visually-hidden">
            {said}
          </p>
          {requests.fields.length > 0 && (
            <>
              <TextField
                name="details"
                label="Clinical details"
                hint="For everything requested here"
                multiline
                rows={3}
              />
              {requests.fields.length > 1 && <PriorityForAll />}
            </>
          )}
          <ol className="basket" aria-label="Basket">
            {requests.fields.map((request, index) => (
              <RequestFields
                key={request.key}
                index={index}
                request={request}
                patient={patient}
                orderable={known(request.orderable).orderable}
                onRemove={() => remove(index)}
              />
            ))}
          </ol>
        </form>
      </FormProvider>
    </Workspace>
  )
}
