import type { Composition } from 'fhir/r4'

import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'

import { onlyAbout } from '#clinical/patient/about-patient.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { toNoteSections } from './note-sections.ts'

/** The same note, open somewhere else too, has been changed there; the writer sees both. */
export class ChangedElsewhere extends Error {
  readonly theirs: Stored<Composition>
  constructor(theirs: Stored<Composition>) {
    super('It has been changed in another window meanwhile.')
    this.theirs = theirs
  }
}

/**
 * Writes one composition, version upon version. An answer that was lost on the way is recognised by its words, so that
 * nobody is told of a conflict with themselves.
 */
export function draftKeeper(patientId: string, stored?: Stored<Composition>) {
  let kept = stored
  const ours = new Set(stored ? [wordsOf(stored)] : [])

  async function write(next: Composition): Promise<Stored<Composition>> {
    onlyAbout(patientId, next)
    ours.add(wordsOf(next))
    const now = kept ? await change(kept, next) : await begin(next)
    kept = wordsOf(now) === wordsOf(next) ? now : await change(now, next)
    ours.clear()
    ours.add(wordsOf(kept))
    return kept
  }

  /** What the record holds now, when that is something this page had sent; otherwise both must be seen. */
  function recognised(now: Stored<Composition>): Stored<Composition> {
    if (!ours.has(wordsOf(now))) throw new ChangedElsewhere(now)
    return now
  }

  const begin = async (next: Composition) =>
    recognised(await fhir.create(next, `${entrySystem}|${next.identifier?.value}`))

  async function change(from: Stored<Composition>, next: Composition) {
    try {
      return await fhir.update({ ...next, id: from.id, meta: { ...from.meta, ...next.meta } })
    } catch (error) {
      if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
      return recognised(await fhir.read('Composition', from.id))
    }
  }

  return {
    kept: () => kept,
    write,
    /** From here on it is written over this version: the writer has seen it. */
    over: (theirs: Stored<Composition>) => {
      kept = theirs
      ours.add(wordsOf(theirs))
    },
    /** Begins another one: the first stays in the record as it is. */
    anew: (next: Composition) => {
      kept = undefined
      return write(next)
    },
  }
}

/** What tells one version from another, whatever order a server keeps its fields in. */
const wordsOf = ({ status, title, section }: Composition) =>
  JSON.stringify([status, title, toNoteSections(section)])
