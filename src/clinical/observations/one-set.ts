import type { Observation } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { fhir, type Stored } from '#fhir/client.ts'
import { queryClient } from '#lib/query-client.ts'

import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { chartNeeded } from './chart-needed.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { observedAt } from './news2-score.ts'
import { chartCodes, observationCodes } from './observation-codes.ts'
import { observationsKey, observingDecisions } from './observation-decisions.ts'
import type { ObservationSet } from './observation-set.ts'
import { readSets } from './read-sets.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'

/** One set as the record holds it now, with the Observations it is made of and the versions to write against. */
export type OneSet = { set: ObservationSet; resources: Stored<Observation>[] }

const scaleToken = Object.values(observationCodes.targetSaturation[0]).slice(0, 2).join('|')

/** Asked for afresh by whoever opens it: what is amended or struck through must be what stands there now. */
export const oneSet = (patientId: string, setId: string) =>
  queryOptions({
    queryKey: [...observationsKey(patientId), 'set', setId],
    queryFn: async (): Promise<OneSet> => {
      const [root, decisions, { birth, maternity }] = await Promise.all([
        fhir.read('Observation', setId),
        queryClient.query(observingDecisions(patientId)),
        chartNeeded(patientId),
      ])
      aboutPatient([root], patientId)
      const around = await together(patientId, root)
      const { sets, struck } = await readSets(around, { decisions: decisions.scale, birth, maternity })
      const set = [...sets, ...struck].find(({ members }) => members.includes(setId))
      if (!set) throw new Error('This entry is no set of observations that can be shown here.')
      return { set, resources: around.filter((one) => belongsTo(set, root, one)) }
    },
    staleTime: 0,
  })

/** What was observed at its time, and what a score names from another. */
async function together(patientId: string, root: Stored<Observation>): Promise<Stored<Observation>[]> {
  const at = observedAt(root)
  const code = `${chartCodes},${scaleToken}`
  const sameTime = at ? (await searchAbout('Observation', patientId, { code, date: at })).resources : []
  const known = new Set([root, ...sameTime].map(({ id }) => id))
  const named = (root.derivedFrom ?? []).flatMap((one) => referenceId(one, 'Observation') ?? [])
  const elsewhere = await Promise.all(
    named.filter((id) => !known.has(id)).map((id) => fhir.read('Observation', id)),
  )
  aboutPatient(elsewhere, patientId)
  return [root, ...sameTime.filter(({ id }) => id !== root.id), ...elsewhere]
}

/** A decision about the scale that was entered with the set goes with it; nothing of the form's entry is left standing. */
function belongsTo(
  { members }: ObservationSet,
  root: Stored<Observation>,
  one: Stored<Observation>,
): boolean {
  const entry = entryOf(root)
  return members.includes(one.id) || (entry !== undefined && entry === entryOf(one))
}

const entryOf = ({ identifier = [] }: Observation) =>
  identifier.find(({ system }) => system === entrySystem)?.value?.split('/')[0]
