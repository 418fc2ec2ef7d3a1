import type { Act, Actor } from '#clinical/acts/act.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { eyeKey } from '#departments/ophthalmology/eye/queries.ts'

/** Something done for a listing: the lists, the orders and the eyes of its patient are asked for again. */
export const useListingAct = <Draft>(
  patientId: string,
  toAct: (draft: Draft, actor: Actor) => Act | Promise<Act>,
) =>
  useAct(patientId, toAct, [
    ordersKey(patientId),
    eyeKey(patientId),
    ['ophthalmology'],
    ['patient', patientId, 'listed'],
    ['waiting-first'],
    ['waiting-counts'],
  ])
