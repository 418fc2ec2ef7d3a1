import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useRef, useState } from 'react'

import { useSession } from '#auth/session.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { EarlierTryWasSaved, refuseReplaced } from '#clinical/acts/use-act.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { registerNewborn } from '#features/admission/register-newborn.ts'
import type { Stored } from '#fhir/client.ts'

import { birthOf } from './acts.ts'
import { admissionMethod, type BabyDraft } from './draft.ts'

type Of = { motherId: string; pregnancy: Pregnancy | undefined; stay: Stored<Encounter> | undefined }

/** A birth, and the record of the baby that was born: one transaction, and one baby however often it is sent. */
export function useRecordBaby({ motherId, pregnancy, stay }: Of) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [actId] = useState(newEntryId)
  const first = useRef<string>(undefined)
  return useMutation({
    mutationFn: async (draft: BabyDraft) => {
      const said = JSON.stringify(draft)
      first.current ??= said
      await refuseReplaced(queryClient, motherId)
      const doer = { session, actId, now: new Date() }
      const { before } = await registerNewborn(
        {
          child: {
            ...draft,
            order: draft.fetuses === '1' ? '' : draft.order,
            method: admissionMethod(draft.place),
            stillborn: draft.outcome !== '01',
          },
          motherId,
          stay,
          place: stay && draft.outcome === '01' ? draft : undefined,
          beside: (baby) =>
            birthOf(draft, { pregnancy, stayId: stay?.id }, { patientId: motherId, ...doer }, baby),
        },
        doer,
      )
      if (before && first.current !== said) throw new EarlierTryWasSaved()
    },
    onSettled: () =>
      Promise.all(
        [['ward'], ['wards'], ['beds'], ['admission'], ['maternity'], ['patient', motherId]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
