import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { transactionOf } from '#clinical/acts/act.ts'
import { entryIdentifier, newEntryId, ownOrganisation } from '#clinical/acts/recorded-by.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { freeHospitalNumber } from '#clinical/patient/hospital-number.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { birthRefusal, newborn } from './birth.ts'
import type { BirthDraft } from './birth-draft.ts'
import { placeOf } from './mutations.ts'
import { bedState } from './stay.ts'

const fullUrl = () => `urn:uuid:${crypto.randomUUID()}`

/** Registers a newborn with their own stay and cot, all in one transaction; gives their id. Sent again, it finds the first. */
export function useRecordBirth(motherId: string, stay: Stored<Encounter>) {
  const session = useSession()
  const queryClient = useQueryClient()
  const [actId] = useState(newEntryId)
  return useMutation({
    mutationFn: async (draft: BirthDraft): Promise<string> => {
      const now = new Date()
      const [record, place, hospitalNumber] = await Promise.all([
        fhir.read('Patient', motherId),
        placeOf(draft),
        freeHospitalNumber(session),
      ])
      aboutPatient([stay], motherId)
      const refused = birthRefusal(draft, stay, place.bed)
      if (refused) throw new Error(refused)
      const url = fullUrl()
      const {
        patient,
        mother,
        stay: own,
      } = newborn(
        draft,
        { record, stay },
        place,
        {
          identifier: (part) => entryIdentifier(session, `${actId}-${part}`),
          hospitalNumber,
          organisation: ownOrganisation(session),
        },
        url,
      )
      const entries = transactionOf(
        {
          make: [{ resource: patient, fullUrl: url }, { resource: mother }, { resource: own }],
          change: place.bed ? [{ seen: place.bed, to: bedState(place.bed, 'O') }] : [],
        },
        { patientId: '', patient: { reference: url }, session, actId, now },
      )
      const earlier = await fhir.search('Patient', {
        identifier: `${patient.identifier?.[0]?.system}|${actId}-baby`,
      })
      // an earlier try, whose answer was lost
      if (earlier.resources[0]) return earlier.resources[0].id
      const [made] = await fhir.transaction(entries).catch((error: unknown) => {
        if (error instanceof FhirError && error.kind === 'conflict')
          throw new Error(
            'Somebody else took this cot at the same moment. Nothing was written: choose again.',
          )
        throw error
      })
      const [, id = ''] = /Patient\/([^/]+)/.exec(made?.response?.location ?? '') ?? []
      return id
    },
    onSettled: () =>
      Promise.all(
        [['ward'], ['wards'], ['beds'], ['admission'], ['patient', motherId]].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
