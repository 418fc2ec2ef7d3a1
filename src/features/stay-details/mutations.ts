import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Encounter } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { aboutPatient, onlyAbout } from '#clinical/patient/about-patient.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { type StayDraft, withDetails } from '#clinical/care/stay-details.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

/** Writes against the stay that was on the screen; `theirs` is what somebody else has made of it meanwhile. */
export function useChangeStay(patientId: string, seen: Stored<Encounter>) {
  const queryClient = useQueryClient()
  const by = recordedBy(useSession())
  const [theirs, setTheirs] = useState<Stored<Encounter>>()
  const save = useMutation({
    mutationFn: async (draft: StayDraft) => {
      const base = theirs ?? seen
      const changed = { ...withDetails(base, draft, by, new Date()), id: base.id }
      onlyAbout(patientId, changed)
      try {
        return await fhir.update(changed)
      } catch (error) {
        if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
        const now = await fhir.read('Encounter', base.id)
        aboutPatient([now], patientId)
        setTheirs(now)
        throw new StayHasChanged()
      }
    },
    // after a refusal too: show what the other person did
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['ward'] }),
  })
  return { save, theirs }
}

class StayHasChanged extends Error {
  constructor() {
    super(
      'Someone changed this stay while you were working. Both versions are shown above; save again to put yours in its place.',
    )
  }
}
