import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useRef, useState } from 'react'

import { useSession } from '#auth/session.ts'
import { transactionOf } from '#clinical/acts/act.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { EarlierTryWasSaved, refuseReplaced } from '#clinical/acts/use-act.ts'
import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { childrenRead } from '#clinical/patient/mother-and-child.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { registerNewborn } from '#features/admission/register-newborn.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { formatDate } from '#fhir/dates.ts'

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
      const before = draft.existing
        ? await writeOf(draft.existing, draft, { motherId, pregnancy, stay }, doer)
        : (
            await registerNewborn(
              {
                child: {
                  ...draft,
                  gender: draft.gender || 'unknown',
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
          ).before
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

type Doer = { session: ReturnType<typeof useSession>; actId: string; now: Date }

/** Of a baby that the desk has registered: how it came is written, and no second record is made (hazard H2). */
async function writeOf(babyId: string, draft: BabyDraft, { motherId, pregnancy, stay }: Of, doer: Doer) {
  const { children } = await childrenRead(motherId)
  const baby = children.find(({ patient }) => patient.id === babyId)
  if (!baby) throw new Error('This record does not name her as the mother. Choose again.')
  if (baby.patient.birth?.slice(0, 10) !== draft.born.slice(0, 10))
    throw new Error(
      `The baby’s record says born ${formatDate(baby.patient.birth)}. Put the time or that record right.`,
    )
  const reference = { reference: `Patient/${babyId}` }
  const { ofChild, ofMother } = birthOf(
    draft,
    { pregnancy, stayId: stay?.id },
    { patientId: motherId, ...doer },
    reference,
  )
  const ofHers = transactionOf(ofMother, { patientId: motherId, ...doer, actId: `${doer.actId}-of-mother` })
  const ofBaby = transactionOf({ make: ofChild }, { patientId: babyId, ...doer })
  onlyAbout(motherId, ...ofHers.flatMap(({ resource }) => resource ?? []))
  if (ofBaby.length > 0) onlyAbout(babyId, ...ofBaby.flatMap(({ resource }) => resource ?? []))
  const [answered] = await fhir.transaction([...ofHers, ...ofBaby])
  return answered?.response?.status.startsWith('200') ?? false
}
