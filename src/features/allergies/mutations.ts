import type { AllergyIntolerance } from 'fhir/r4'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/about-patient.ts'
import { entrySystem, newEntryId } from '#clinical/recorded-by.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { type AllergyDraft, enteredInError, fromDraft, type InErrorDraft, noneKnown } from './draft.ts'
import { allergyList } from './queries.ts'

/** `'none known'` records that somebody asked and there is none. */
export function useRecordAllergy(patientId: string) {
  const queryClient = useQueryClient()
  const session = useSession()
  const [entryId] = useState(newEntryId)
  return useMutation({
    mutationFn: (draft: AllergyDraft | 'none known') => {
      const writer = { patientId, session, entryId, now: new Date() }
      const allergy = draft === 'none known' ? noneKnown(writer) : fromDraft(draft, writer)
      onlyAbout(patientId, allergy)
      return fhir.create(allergy, `${entrySystem}|${entryId}`)
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: allergyList(patientId).queryKey }),
  })
}

/** As the reader saw it, and as somebody else has since made it: both are shown, and the reader decides. */
export class ChangedMeanwhile extends Error {
  readonly theirs: Stored<AllergyIntolerance>
  constructor(theirs: Stored<AllergyIntolerance>) {
    super('Someone changed this entry while you were working. Both versions are shown below.')
    this.theirs = theirs
  }
}

/** The entry is withdrawn only against the version that was on the screen. */
export function useMarkAllergyInError(patientId: string) {
  const queryClient = useQueryClient()
  const session = useSession()
  return useMutation({
    mutationFn: async ({ allergy, draft }: { allergy: Stored<AllergyIntolerance>; draft: InErrorDraft }) => {
      onlyAbout(patientId, allergy)
      try {
        return await fhir.update(enteredInError(allergy, draft, { session, now: new Date() }))
      } catch (error) {
        if (error instanceof FhirError && error.kind === 'conflict')
          throw new ChangedMeanwhile(await fhir.read('AllergyIntolerance', allergy.id))
        throw error
      }
    },
    // after a refusal too: show what the other person did
    onSettled: () => queryClient.invalidateQueries({ queryKey: allergyList(patientId).queryKey }),
  })
}
