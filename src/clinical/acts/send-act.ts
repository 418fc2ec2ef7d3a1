import type { FhirResource } from 'fhir/r4'

import { fhir } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { aboutPatient, onlyAbout } from '#clinical/patient/about-patient.ts'
import { type Act, type Actor, signedBy, transactionOf } from './act.ts'

/** Somebody else has changed what was being changed: as they left it. Both are shown, and the reader decides. */
export class ChangedMeanwhile extends Error {
  readonly theirs: readonly FhirResource[]
  constructor(theirs: readonly FhirResource[]) {
    super('Someone changed this entry while you were working. Both versions are shown below.')
    this.theirs = theirs
  }
}

/** `'before'`: an earlier try of the same act, whose answer was lost, had been saved. */
export async function sendAct(act: Act, actor: Actor): Promise<'now' | 'before'> {
  const entries = transactionOf(act, actor)
  onlyAbout(actor.patientId, ...entries.flatMap(({ resource }) => resource ?? []))
  try {
    const answered = await fhir.transaction(entries)
    return answered[0]?.response?.status.startsWith('200') && act.make?.length ? 'before' : 'now'
  } catch (error) {
    if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
    const { resources } = await fhir.search('Provenance', { _tag: signedBy(actor.actId, act) })
    if (resources.length > 0) return 'before'
    const theirs = await Promise.all(
      (act.change ?? []).map(({ seen }) => fhir.read(seen.resourceType, seen.id ?? '')),
    )
    throw new ChangedMeanwhile(aboutPatient(theirs, actor.patientId))
  }
}
