import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Location } from 'fhir/r4'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import { type BedDraft, isTaken, withBedState } from '#clinical/care/bed-state.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

/** Written against the bed that was on the screen; `theirs` is what somebody else has made of it meanwhile (hazard H11). */
export function useChangeBed(wardId: string, seen: Stored<Location>) {
  const queryClient = useQueryClient()
  const by = recordedBy(useSession())
  const [theirs, setTheirs] = useState<Stored<Location>>()
  const save = useMutation({
    mutationFn: async (draft: BedDraft) => {
      const base = theirs ?? seen
      if (isTaken(base)) throw new BedTaken(base.name)
      try {
        return await fhir.update(withBedState(base, draft, by, new Date()))
      } catch (error) {
        if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
        const now = await fhir.read('Location', base.id)
        setTheirs(now)
        throw isTaken(now) ? new BedTaken(now.name) : new BedHasChanged()
      }
    },
    // after a refusal too: show what the other person did
    onSettled: () =>
      Promise.all(
        [['ward', wardId], ['beds']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
  })
  return { save, theirs }
}

class BedTaken extends Error {
  constructor(name = 'This bed') {
    super(`Somebody lies in ${name} now, or the record says so. Close this and look at the ward again.`)
  }
}

class BedHasChanged extends Error {
  constructor() {
    super(
      'Someone changed this bed while you were working. Look at their change, then save again if yours still holds.',
    )
  }
}
