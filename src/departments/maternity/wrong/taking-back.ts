import type { Encounter, Immunization, Observation } from 'fhir/r4'

import type { Act, Actor, Change } from '#clinical/acts/act.ts'
import { recordedBy } from '#clinical/acts/recorded-by.ts'
import type { Reason } from '#clinical/acts/reason.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { agreed } from '#departments/maternity/antenatal/estimating.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import type { Stored } from '#fhir/client.ts'

/** A contact with all that was found then, something found, or a dose of anti-D. */
export type Mistaken = Stored<Encounter> | Stored<Observation> | Stored<Immunization>

/**
 * What was wrong is taken back whole, with the reason: a contact with everything found at it. When it is the due date that
 * was agreed, the one before it is agreed again, and the problem of the pregnancy begins on its day 0+0.
 */
export function takenBack(
  seen: Mistaken,
  pregnancies: readonly Pregnancy[],
  { reason }: Reason,
  { session, now }: Actor,
): Act {
  const note = {
    authorReference: recordedBy(session),
    time: now.toISOString(),
    text: `Marked as entered in error: ${reason}`,
  }
  const wrong = (one: Mistaken): Change => ({
    seen: one,
    to:
      one.resourceType === 'Encounter'
        ? { ...one, status: 'entered-in-error' }
        : { ...one, status: 'entered-in-error', note: [...listOf(one.note), note] },
    withdrawn: true,
  })
  const along =
    seen.resourceType === 'Encounter'
      ? pregnancies.flatMap(({ observations }) =>
          observations.filter(({ encounter }) => encounter?.reference?.endsWith(`Encounter/${seen.id}`)),
        )
      : []
  return {
    change: [...[seen, ...along].map(wrong), ...pregnancies.flatMap((one) => agreedBefore(one, seen))],
    reason,
  }
}

function agreedBefore(pregnancy: Pregnancy, seen: Mistaken): Change[] {
  const [newest, before] = pregnancy.estimates
  return newest?.id === seen.id && before ? agreed(pregnancy, before.edd) : []
}
