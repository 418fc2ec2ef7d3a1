import type { FhirResource } from 'fhir/r4'

import { draftOwner } from '#auth/drafts.ts'
import { observedAt } from '#clinical/observations/news2-score.ts'
import type { SearchParams } from '#fhir/client.ts'
import type { ChartSection } from '#lib/paths.ts'

/** One kind of entry that a reader wants to know of, and how it is asked for. */
type Kind = {
  type: FhirResource['resourceType']
  params?: SearchParams
  section: ChartSection
  one: string
  many: string
}

/** In the order in which they are said. */
export const kinds = [
  { type: 'DiagnosticReport', section: 'results', one: 'result', many: 'results' },
  {
    type: 'Observation',
    params: { category: 'vital-signs' },
    section: 'observations',
    one: 'set of observations',
    many: 'sets of observations',
  },
  { type: 'Composition', section: 'notes', one: 'note', many: 'notes' },
  { type: 'DocumentReference', section: 'documents', one: 'document', many: 'documents' },
  { type: 'Condition', section: 'problems', one: 'problem', many: 'problems' },
  { type: 'AllergyIntolerance', section: 'allergies', one: 'allergy', many: 'allergies' },
  { type: 'MedicationRequest', section: 'medicines', one: 'prescription', many: 'prescriptions' },
  { type: 'Flag', section: 'summary', one: 'alert', many: 'alerts' },
  { type: 'Task', section: 'summary', one: 'task', many: 'tasks' },
  { type: 'ServiceRequest', section: 'orders', one: 'order', many: 'orders' },
  { type: 'Encounter', section: 'visits', one: 'visit', many: 'visits' },
] as const satisfies Kind[]

/** What came of asking for one kind. */
export type Found =
  { resources: readonly FhirResource[]; complete: boolean; withheld: number } | 'could not be asked'

export type Changes = {
  changed: { words: string; section: ChartSection }[]
  /** Kinds of which nobody knows: never said to be unchanged */
  unknown: string[]
  /** Changed, and kept back because it is restricted */
  withheld: number
}

/** `found` in the order of `kinds`. */
export function toChanges(found: readonly Found[]): Changes {
  const changes: Changes = { changed: [], unknown: [], withheld: 0 }
  kinds.forEach(({ one, many, section }, index) => {
    const answer = found[index] ?? 'could not be asked'
    if (answer === 'could not be asked') return void changes.unknown.push(many)
    const count = countOf(answer.resources)
    changes.withheld += answer.withheld
    if (count > 0)
      changes.changed.push({
        words: `${answer.complete ? '' : 'more than '}${count} ${count === 1 && answer.complete ? one : many}`,
        section,
      })
    return undefined
  })
  return changes
}

/** Readings of one moment are one set; a draft is nobody's news. */
const countOf = (resources: readonly FhirResource[]): number =>
  new Set(
    resources.flatMap((resource) => {
      if (resource.resourceType === 'Composition' && draftOwner(resource)) return []
      return resource.resourceType === 'Observation'
        ? (observedAt(resource) ?? resource.id ?? '')
        : (resource.id ?? '')
    }),
  ).size
