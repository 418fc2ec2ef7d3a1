import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Identifier, Patient } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { type Actor, transactionOf } from '#clinical/acts/act.ts'
import { entryIdentifier, newEntryId } from '#clinical/acts/recorded-by.ts'
import { freeHospitalNumber } from '#clinical/patient/hospital-number.ts'
import { fhir } from '#fhir/client.ts'

import type { RegistrationDraft, UnknownDraft } from './draft.ts'
import { fromDraft, fromUnknown } from './to-patient.ts'

/** Somebody was registered with this NHS number meanwhile, or long ago: the record keeps the one it has. */
export class AlreadyRegistered extends Error {
  readonly patientId: string
  constructor(patientId: string) {
    super('A record with this NHS number is there already. Nothing was registered.')
    this.patientId = patientId
  }
}

type Registering = { patient: Patient; reason: string | undefined }

/**
 * Registers a new patient: one record, however often it is sent; gives its id. `alike`: there are records like it, or
 * nobody knows, so it is not registered before the reader has said that none of them is this person (hazard H2).
 */
export const useRegister = (alike: boolean) =>
  useSendRegistration((draft: RegistrationDraft, identifiers) => {
    if (alike && !draft.decided)
      throw new Error('Look at the records that are like it, and say that none of them is this person.')
    return {
      patient: fromDraft(draft, identifiers),
      reason: draft.decided ? 'Records like it were looked at: none of them is this person' : undefined,
    }
  })

export const useRegisterUnknown = () =>
  useSendRegistration((draft: UnknownDraft, identifiers, now) => ({
    patient: fromUnknown(draft, identifiers, now),
    reason: 'Could not say who they are',
  }))

function useSendRegistration<Draft>(
  toRegister: (draft: Draft, identifiers: Identifier[], now: Date) => Registering,
) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [actId] = useState(newEntryId)
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const now = new Date()
      const identifiers = [entryIdentifier(session, actId), await freeHospitalNumber(session)]
      return sendRegistration(toRegister(draft, identifiers, now), { session, actId, now })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['registration'] }),
  })
}

const fullUrl = () => `urn:uuid:${crypto.randomUUID()}`

async function sendRegistration(
  { patient, reason }: Registering,
  { session, actId, now }: Pick<Actor, 'session' | 'actId' | 'now'>,
): Promise<string> {
  const url = fullUrl()
  const nhsNumber = patient.identifier?.find(({ system }) => system === 'https://fhir.nhs.uk/Id/nhs-number')
  // Whoever comes second with the same number finds the first: the record decides, in one transaction (hazard H2).
  const key = nhsNumber ?? patient.identifier?.[0]
  const [made, ...signatures] = transactionOf(
    {
      make: [
        {
          resource: { ...patient, ...(key ? { identifier: [key, ...others(patient, key)] } : {}) },
          fullUrl: url,
        },
      ],
      ...(reason ? { reason } : {}),
    },
    { patientId: '', patient: { reference: url }, session, actId, now },
  )
  const answered = await fhir.transaction([made, ...signatures].filter((one) => one !== undefined))
  const [, id = ''] = /Patient\/([^/]+)/.exec(answered[0]?.response?.location ?? '') ?? []
  if (!answered[0]?.response?.status.startsWith('200')) return id
  const there = await fhir.search('Patient', { identifier: `${key?.system}|${key?.value}` })
  const ours = there.resources.find(({ identifier = [] }) => identifier.some(({ value }) => value === actId))
  if (ours) return ours.id // an earlier try, whose answer was lost
  throw new AlreadyRegistered(there.resources[0]?.id ?? id)
}

const others = ({ identifier = [] }: Patient, key: Identifier) => identifier.filter((one) => one !== key)
