import type { FhirResource, Flag, MedicationRequest, Observation, Task } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { intervalCode, scoreCodes } from '#clinical/observations/observation-codes.ts'
import { fhir, type SearchParams, type Stored } from '#fhir/client.ts'

/** One kind of thing that the ward list shows of every patient: all of it, or what of it changed. */
export type Part<R extends FhirResource = FhirResource> = {
  name: string
  type: R['resourceType']
  /** What of that type the list is about: one search or more, which travel together */
  criteria: () => readonly SearchParams[]
  /** In place of `criteria` when something changed: what has just been finished no longer fits them, and must be seen */
  changedCriteria?: readonly SearchParams[]
}

/** As the record sent it, so that what changes can take its place. */
export type PartFound<R extends FhirResource> = { resources: Stored<R>[]; withheld: number }

/** The longest interval between sets is 12 hours: a score older than this says that none was taken, not how ill somebody is. */
export const scoreHours = 36

const minute = 60_000

const since = (hours: number) => `ge${new Date(Date.now() - hours * 60 * minute).toISOString()}`

/** Scores, and what was decided about how often to observe: a decision stands for longer than a score. */
export const scoresPart: Part<Observation> = {
  name: 'scores',
  type: 'Observation',
  criteria: () => [
    {
      code: scoreCodes,
      date: [since(scoreHours), `le${new Date(Date.now() + 15 * minute).toISOString()}`],
      _sort: '-date',
    },
    { code: intervalCode, date: since(28 * 24), _sort: '-date' },
  ],
}

export const alertsPart: Part<Flag> = { name: 'alerts', type: 'Flag', criteria: () => [{}] }

/** What somebody still has to do. */
export const tasksPart: Part<Task> = {
  name: 'tasks',
  type: 'Task',
  criteria: () => [{ status: 'requested,received,accepted,ready,in-progress,on-hold' }],
  changedCriteria: [{}],
}

export const medicinesPart: Part<MedicationRequest> = {
  name: 'medicines',
  type: 'MedicationRequest',
  criteria: () => [{ status: 'active', _elements: 'status,subject,dosageInstruction' }],
  changedCriteria: [{ _elements: 'status,subject,dosageInstruction' }],
}

export const wardParts: readonly Part[] = [scoresPart, alertsPart, tasksPart, medicinesPart]

/** Of these patients and nobody else (hazard H1); `more` narrows it to what changed. */
export async function searchPart<R extends FhirResource>(
  { type, criteria, changedCriteria }: Part<R>,
  patientIds: readonly string[],
  more?: SearchParams,
): Promise<PartFound<R>> {
  const found = await Promise.all(
    (more && changedCriteria ? changedCriteria : criteria()).map((one) =>
      fhir.search<R['resourceType']>(type, {
        patient: patientIds.join(','),
        ...one,
        _count: '1000',
        ...more,
      }),
    ),
  )
  // The type of a search is the type of what it finds; TypeScript does not follow it through the lookup.
  const resources = found.flatMap((one) => one.resources as unknown as Stored<R>[])
  const foreign = resources.some((one) => !patientIds.includes(patientIdIn(one)))
  if (foreign) throw new Error('The record answered about somebody else. Nothing of it is shown.')
  return { resources, withheld: found.reduce((sum, { withheld }) => sum + withheld, 0) }
}

function patientIdIn(resource: FhirResource): string {
  if (resource.resourceType === 'Task') return referenceId(resource.for, 'Patient') ?? ''
  return ('subject' in resource && referenceId(resource.subject as never, 'Patient')) || ''
}
