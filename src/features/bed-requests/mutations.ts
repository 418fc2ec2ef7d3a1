import { useDeskActs } from '#clinical/acts/use-desk-acts.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { fhir } from '#fhir/client.ts'

import { askingToMove, type BedRequestDraft, plannedStay } from './draft.ts'
import { type HospitalToAsk, readBefore } from './queries.ts'

/** Asks for a bed: for a stay that is to begin, or for one under way. Nobody asks for two. */
export const useRequestBed = (patientId: string, hospitals: readonly HospitalToAsk[]) =>
  useDeskActs(
    async (draft: BedRequestDraft, { session, actId, now }) => {
      const [{ asked, staying, referrals }, site] = await Promise.all([
        readBefore(patientId),
        fhir.read('Location', draft.siteId),
      ])
      if (asked) throw new Error('A bed has been asked for already. Look at the bed board.')
      const by = recordedBy(session)
      // another trust has a spell of its own (NHS Data Dictionary): it is planned there, and this one ends
      const moves = hospitals.some(({ id, own }) => id === draft.siteId && own)
      if (staying && moves)
        return {
          about: [
            {
              patientId,
              act: { change: [{ seen: staying, to: askingToMove(staying, draft, site, { by, now }) }] },
            },
          ],
        }
      const writer = { patientId, identifier: entryIdentifier(session, actId), by, now }
      const listed = referrals.find(({ id }) => id === draft.listed)
      return {
        about: [
          {
            patientId,
            act: {
              make: [
                {
                  resource: plannedStay(
                    staying ? { ...draft, from: 'transfer-in' } : draft,
                    site,
                    writer,
                    listed,
                  ),
                },
              ],
            },
          },
        ],
      }
    },
    {
      refreshed: [['beds'], ['admission'], ['patient', patientId]],
      taken: 'Somebody else changed this stay at the same moment. Nothing was written: look at it again.',
    },
  )
