import type { ServiceRequest } from 'fhir/r4'

import { entryIdentifier, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { ordersKey } from '#clinical/care/order.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { queryClient } from '#lib/query-client.ts'

import type { ReferralDraft } from './draft.ts'
import { pathwaySystems } from './model.ts'
import { countsKey, firstKey, organisation, referralsKey } from './queries.ts'
import { newReferral } from './request.ts'

// the list itself hears of it as it hears of what others do
const refreshed = (patientId: string) => [referralsKey(patientId), firstKey, countsKey, ordersKey(patientId)]

/** A referral that came in. One UBRN is one referral: whoever has it already is found before anything is written. */
export const useAddReferral = (patientId: string) =>
  useAct(
    patientId,
    async (draft: ReferralDraft, { session, actId }) => {
      const identifier = entryIdentifier(session, actId)
      const ubrn = draft.ubrn.replace(/\s/g, '')
      if (ubrn) {
        const { resources } = await fhir.search('ServiceRequest', {
          identifier: `${pathwaySystems.ubrn}|${ubrn}`,
        })
        const isOurs = ({ identifier: all = [] }: ServiceRequest) =>
          all.some(({ value }) => value === identifier.value)
        if (resources.some((one) => !isOurs(one)))
          throw new Error(`A referral with the UBRN ${ubrn} is in the record already.`)
      }
      const own = await queryClient.query(organisation(session.post.orgCode))
      const resource = newReferral(draft, {
        patientId,
        identifier,
        entryId: actId,
        organisation: { ...ownOrganisation(session), reference: own.reference },
      })
      return { make: [{ resource }] }
    },
    refreshed(patientId),
  )

/** Any change of one referral, against the version on the screen. */
export const useChangeReferral = <Draft>(
  patientId: string,
  seen: Stored<ServiceRequest>,
  change: (request: Stored<ServiceRequest>, draft: Draft, today: string) => Stored<ServiceRequest>,
) =>
  useAct(
    patientId,
    (draft: Draft) => ({ change: [{ seen, to: change(seen, draft, londonDate()) }] }),
    refreshed(patientId),
  )
