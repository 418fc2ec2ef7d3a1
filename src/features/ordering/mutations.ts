import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { ordersKey } from '#clinical/order.ts'
import type { PatientIdentity } from '#clinical/patient.ts'
import { refuseSuperseded } from '#clinical/superseded.ts'
import type { useRequests } from '#clinical/use-requests.ts'
import { fhir } from '#fhir/client.ts'

import { signed } from './basket.ts'
import type { Orderable } from './catalogue.ts'
import { favouritesIn, favouriteSystem, newFavourites, withFavourite } from './favourites.ts'
import { favouriteList } from './queries.ts'

type Signing = Pick<ReturnType<typeof useRequests>, 'autosave' | 'keeper'> & { requisition: string }

/** One signature for the whole basket, in one transaction: all of it becomes orders, or none. */
export function useSignBasket(patient: PatientIdentity, { autosave, keeper, requisition }: Signing) {
  const queryClient = useQueryClient()
  const session = useSession()
  return useMutation({
    mutationFn: async () => {
      await autosave.flush()
      await refuseSuperseded(queryClient, patient.id)
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
