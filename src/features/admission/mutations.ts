import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { type Act, signedBy, transactionOf } from '#clinical/acts/act.ts'
import { entryIdentifier, newEntryId, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import type { AdmitDraft, DischargeDraft } from './draft.ts'
import { momentOf } from './draft.ts'
import { staysOf } from './queries.ts'
import { admission, bedOf, bedState, discharged, dischargeRefusal, refusalOf } from './stay.ts'

/** Begins a stay and takes the bed, in one transaction: of two who want one bed one gets it, and the other is told. */
export const useAdmit = (patientId: string) =>
  useStayAct(patientId, async (draft: AdmitDraft, { session, actId }) => {
    const [ward, bed, stays] = await Promise.all([
      fhir.read('Location', draft.wardId),
      fhir.read('Location', draft.bedId),
      staysOf(patientId),
    ])
    const refused = refusalOf({ ward, bed }, stays, momentOf(draft.at))
    if (refused) throw new Error(refused)
    const writer = {
      patientId,
      identifier: entryIdentifier(session, actId),
      organisation: ownOrganisation(session),
    }
    const stay = admission(draft, { ward, bed }, writer)
    return { make: [{ resource: stay }], change: [{ seen: bed, to: bedState(bed, 'O') }] }
  })

/** Ends a stay and gives the bed back. */
export const useDischarge = (patientId: string, seen: Stored<Encounter>) =>
  useStayAct(patientId, async (draft: DischargeDraft) => {
    const refused = dischargeRefusal(seen, draft)
    if (refused) throw new Error(refused)
    const bedId = bedOf(seen)
    const bed = bedId ? await fhir.read('Location', bedId) : undefined
    return {
      change: [
        { seen, to: discharged(seen, draft) },
        ...(bed ? [{ seen: bed, to: bedState(bed, draft.bed) }] : []),
      ],
    }
  })

/** An admission that never was: kept, with its reason, and the bed is free again. */
export const useCancelAdmission = (patientId: string, seen: Stored<Encounter>) =>
  useStayAct(patientId, async ({ reason }: { reason: string }) => {
    const bedId = bedOf(seen)
    const bed = bedId ? await fhir.read('Location', bedId) : undefined
    return {
      change: [
        { seen, to: { ...seen, status: 'entered-in-error' }, withdrawn: true },
        ...(bed ? [{ seen: bed, to: bedState(bed, 'U') }] : []),
      ],
      reason,
    }
  })

type Doer = { session: ReturnType<typeof useSession>; actId: string }

/** All or nothing, against the versions read; sent again after a lost answer it finds itself. */
function useStayAct<Draft>(patientId: string, toAct: (draft: Draft, doer: Doer) => Promise<Act>) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [actId] = useState(newEntryId)
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const wasSent = async (act: Act) =>
        (await fhir.search('Provenance', { _tag: signedBy(actId, act) })).resources.length > 0
      const act = await toAct(draft, { session, actId })
      const entries = transactionOf(act, { patientId, session, actId, now: new Date() })
      onlyAbout(patientId, ...entries.flatMap(({ resource }) => resource ?? []))
      await fhir.transaction(entries).catch(async (error: unknown) => {
        if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
        if (!(await wasSent(act))) throw new ChangedAtOnce()
      })
    },
    // after a refusal too: show who is where now
    onSettled: () =>
      Promise.all(
        [['ward'], ['wards'], ['admission'], ['patient', patientId]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

class ChangedAtOnce extends Error {
  constructor() {
    super('Someone changed this bed or this stay at the same moment. Nothing was written: choose again.')
  }
}
