import type { BundleEntry, FhirResource, Reference, Task } from 'fhir/r4'

import { doerConcept } from '#clinical/care/doer.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'

import type { Asked } from './asked.ts'
import { chainId, inputsOf, type Step, stepCode } from './steps.ts'

export type ChainSteps = Exclude<Step, 'bundle'>
/** Made once per form, as those of the set are: a second try finds what the first one wrote (hazard H10). */
export type ChainUrls = Record<ChainSteps, string>

export const newChainUrls = (): ChainUrls => ({ tell: newUrl(), review: newUrl(), sepsis: newUrl() })
const newUrl = () => `urn:uuid:${crypto.randomUUID()}`

export type OfSet = {
  setId: string
  urls: ChainUrls
  patientId: string
  encounterId: string | undefined
  author: Reference
  organisation: Reference
  /** The set's score in the same transaction; what was read where it has none */
  focus: string
  observedAt: string
  enteredAt: string
}

const minute = 60_000

/** The escalation a set asks for, as entries of the transaction that writes the set: both are in the record, or neither. */
export function chainEntries(asked: Asked, of: OfSet): BundleEntry<FhirResource>[] {
  const { to, words, tellWithin, reviewWithin, review, sepsis } = asked
  const toTell = tellWithin !== undefined
  const told = toTell ? { partOf: [{ reference: of.urls.tell }] } : {}
  const what = `${words}: ${review.charAt(0).toLowerCase()}${review.slice(1)}`
  const byNurse = { owner: of.author, performerType: [doerConcept('nurse', 'Registered nurse')] }
  return [
    ...(toTell ? [step('tell', `Tell: ${words}`, tellWithin, asked, of, byNurse)] : []),
    step('review', what, reviewWithin, asked, of, {
      owner: { ...of.organisation, type: 'Organization' },
      performerType: [doerConcept(to, words)],
      ...told,
    }),
    ...(sepsis
      ? [step('sepsis', 'Could this be sepsis?', sepsis.within, asked, of, { ...byNurse, ...told })]
      : []),
  ]
}

function step(
  name: ChainSteps,
  what: string,
  within: number,
  asked: Asked,
  of: OfSet,
  more: Partial<Task>,
): BundleEntry<FhirResource> {
  const value = `${of.setId}/${name}`
  const set = { reference: of.focus }
  const resource: Task = {
    resourceType: 'Task',
    identifier: [{ system: entrySystem, value, assigner: of.organisation }],
    groupIdentifier: chainId(of.setId),
    status: 'requested',
    intent: 'order',
    priority: asked.urgency,
    code: stepCode(name, what),
    description: `${asked.because}. ${what}`,
    focus: set,
    reasonReference: set,
    for: { reference: `Patient/${of.patientId}` },
    ...(of.encounterId ? { encounter: { reference: `Encounter/${of.encounterId}` } } : {}),
    authoredOn: of.enteredAt,
    lastModified: of.enteredAt,
    requester: of.author,
    restriction: { period: { start: of.observedAt, end: after(of.observedAt, within) } },
    input: inputsOf(asked),
    ...more,
  }
  const ifNoneExist = `identifier=${encodeURIComponent(`${entrySystem}|${value}`)}`
  return { fullUrl: of.urls[name], resource, request: { method: 'POST', url: 'Task', ifNoneExist } }
}

export const after = (at: string, minutes: number) =>
  new Date(Date.parse(at) + minutes * minute).toISOString()
