import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { ordersKey } from '#clinical/order.ts'
import { type PatientIdentity, patientIdentity } from '#clinical/patient.ts'
import { fhir } from '#fhir/client.ts'

import { signed } from './basket.ts'
import type { useBasket } from './use-basket.ts'
import type { Orderable } from './catalogue.ts'
import { favouritesIn, favouriteSystem, newFavourites, withFavourite } from './favourites.ts'
import { favouriteList } from './queries.ts'

class SupersededRecord extends Error {
  constructor(by: string) {
    super(`This patient’s record has been replaced by ${by}. Nothing can be ordered in it.`)
  }
}

type Signing = Pick<ReturnType<typeof useBasket>, 'autosave' | 'keeper' | 'requisition'>

/** One signature for the whole basket, in one transaction: all of it becomes orders, or none. */
export function useSignBasket(patient: PatientIdentity, { autosave, keeper, requisition }: Signing) {
  const queryClient = useQueryClient()
  const session = useSession()
  return useMutation({
    mutationFn: async () => {
      await autosave.flush()
      // The chart may have been open for hours: who this is, is asked again before the signature (hazards H1, H2).
      const now = await queryClient.fetchQuery({ ...patientIdentity(patient.id), staleTime: 0 })
      const by = now.replacedBy[0]?.display
      if (by) throw new SupersededRecord(by)
      return keeper.sign((draft) => signed(draft, { session, requisition, now: new Date() }))
    },
    // after a refusal too: the list shows what the record holds
    onSettled: () => queryClient.invalidateQueries({ queryKey: ordersKey(patient.id) }),
  })
}

/** Puts one among my favourites, or takes it off. Read again first: the list may be open elsewhere too. */
export function useMarkFavourite() {
  const queryClient = useQueryClient()
  const session = useSession()
  const { queryKey } = favouriteList(session.userId)
  return useMutation({
    mutationFn: async ({ orderable, wanted }: { orderable: Orderable; wanted: boolean }) => {
      const identifier = `${favouriteSystem}|${session.userId}`
      const [list] = (await fhir.search('List', { identifier })).resources
      if (list) return fhir.update(withFavourite(list, orderable, wanted))
      const made = await fhir.create(withFavourite(newFavourites(session), orderable, wanted), identifier)
      // made by another window a moment ago: then it is that one that changes
      return favouritesIn(made).includes(orderable.url) === wanted
        ? made
        : fhir.update(withFavourite(made, orderable, wanted))
    },
    onSuccess: (list) => queryClient.setQueryData(queryKey, list),
  })
}
