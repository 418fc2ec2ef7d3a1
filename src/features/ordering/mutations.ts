import type { ServiceRequest } from 'fhir/r4'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import type { Drafts } from '#clinical/writing/use-drafts.ts'
import { fhir } from '#fhir/client.ts'

import { type Basket, signed } from './basket.ts'
import type { Orderable } from './catalogue.ts'
import { favouritesIn, favouriteSystem, newFavourites, withFavourite } from './favourites.ts'
import { favouriteList } from './queries.ts'

type Signing = Pick<Drafts<ServiceRequest>, 'autosave' | 'keeper'> & { requisition: string }

/** One signature for the whole basket, in one transaction: all of it becomes orders, or none. */
export function useSignBasket(patientId: string, { autosave, keeper, requisition }: Signing) {
  return useAct(
    patientId,
    async (_basket: Basket, actor) => {
      await autosave.flush()
      return {
        change: keeper.kept().map((seen) => ({ seen, to: signed(seen, requisition, actor) })),
        reason: 'Signed',
      }
    },
    [ordersKey(patientId)],
  )
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
