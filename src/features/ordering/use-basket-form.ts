import type { ServiceRequest } from 'fhir/r4'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'

import { useSession } from '#auth/session.ts'
import { currentVisits } from '#clinical/care/encounter.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { entryIdOf } from '#clinical/writing/draft-keeper.ts'
import { useDrafts } from '#clinical/writing/use-drafts.ts'
import type { Stored } from '#fhir/client.ts'

import { type Basket, basketDrafts, newRequest, toBasket, toRequest } from './basket.ts'
import type { Catalogue, Orderable } from './catalogue.ts'
import { useKnown } from './use-known.ts'

/** The basket as a form, and every change of it on its way to the record. */
export function useBasketForm(
  patient: PatientIdentity,
  offered: Catalogue,
  stored: readonly Stored<ServiceRequest>[],
) {
  const session = useSession()
  const visits = useQuery(currentVisits(patient.id))
  const encounterId = visits.data?.entries[0]?.id
  const drafts = useDrafts(basketDrafts, patient.id, stored)
  const { autosave, keeper, flush } = drafts
  const [requisition] = useState(() => stored[0]?.requisition?.value ?? newEntryId())
  const { known, ask } = useKnown(patient, offered)
  const form = useForm<Basket>({ defaultValues: toBasket(stored), resolver: ask })
  const requests = useFieldArray({ control: form.control, name: 'requests', keyName: 'key' })
  /** What has just happened, for those who listen */
  const [said, setSaid] = useState('')

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          const { details, requests: written } = structuredClone(values)
          autosave.typed({
            entryIds: written.map(({ entryId }) => entryId),
            compose: (entryId, base) => {
              const draft = written.find((one) => one.entryId === entryId)
              if (!draft) throw new Error('A request that is not in the basket')
              const about = { patient, encounterId, session, requisition, now: new Date() }
              return toRequest(draft, details, known(draft), about, base)
            },
          })
        },
      }),
    [form, autosave, patient, encounterId, session, requisition, known],
  )

  /** In front, where they are seen; what is there already is not asked for twice. */
  function add(...chosen: Orderable[]) {
    const there = form.getValues('requests')
    const fresh = chosen.filter(({ url }) => there.every(({ orderable }) => orderable !== url))
    if (fresh.length === 0) return setSaid(`${namesOf(chosen)}: already in the basket.`)
    const priority = there[0]?.priority ?? 'routine'
    requests.prepend(
      fresh.map((one) => newRequest(one, newEntryId(), priority)),
      { shouldFocus: false },
    )
    setSaid(`${namesOf(fresh)} added. ${there.length + fresh.length} in the basket.`)
    flush()
  }

  function remove(index: number) {
    setSaid(`${form.getValues(`requests.${index}.name`)} removed.`)
    requests.remove(index)
    flush()
  }

  /** After a change in another window: what stands there, or what stands here but for what is no draft any more. */
  function settle(theirs: Stored<ServiceRequest>[], choice: 'theirs' | 'mine') {
    keeper.over(theirs)
    const closed = new Set(theirs.filter(({ status }) => status !== 'draft').map(entryIdOf))
    if (choice === 'theirs') form.reset(toBasket(keeper.kept()))
    else requests.replace(form.getValues('requests').filter(({ entryId }) => !closed.has(entryId)))
    flush()
  }

  return { ...drafts, form, requests, requisition, known, said, add, remove, settle }
}

const namesOf = (some: Orderable[]) => some.map(({ title }) => title).join(', ')
