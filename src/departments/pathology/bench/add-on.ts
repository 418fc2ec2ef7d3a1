import type { ServiceRequest, Specimen } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import type { LabTest } from '#departments/pathology/work/catalogue.ts'
import { atStep, newWork } from '#departments/pathology/work/lab-task.ts'
import type { Work } from '#departments/pathology/work/model.ts'
import { stability } from '#departments/pathology/work/rules.ts'
import type { Stored } from '#fhir/client.ts'
import { instantOf } from '#fhir/dates.ts'

const hour = 3_600_000

/** Until when something can be added to what is in the tube; undefined: nobody knows, and so nothing can. */
export function stableUntil({ specimen, test }: Pick<Work, 'specimen' | 'test'>): number | undefined {
  const taken = instantOf(
    specimen?.collection?.collectedDateTime ?? specimen?.collection?.collectedPeriod?.start,
  )
  const hours = stability.hours[test?.tube?.cap ?? '']
  return taken === undefined || hours === undefined ? undefined : taken + hours * hour
}

/** Why nothing can be added; undefined when something can. */
export function whyNotAdded(work: Pick<Work, 'specimen' | 'test'>, now: number): string | undefined {
  if (!work.specimen?.receivedTime) return 'The laboratory does not have the specimen.'
  const until = stableUntil(work)
  if (until === undefined) return 'How long this specimen keeps is not known.'
  return until < now ? 'The specimen is too old to add a test to it: ask for another.' : undefined
}

/** What is done from the same kind of tube, and is not being done from this one already. */
export const addable = (work: Work, tests: readonly LabTest[], already: readonly string[]): LabTest[] =>
  tests
    .filter(({ url, tube }) => tube?.words === work.test?.tube?.words && !already.includes(url))
    .toSorted((one, other) => one.title.localeCompare(other.title))

type Added = { test: LabTest; by: string; why: string; priority: 'routine' | 'urgent' }

/** A request of its own on the same specimen, which the laboratory has already. */
export function added(work: Work, { test, by, why, priority }: Added, actor: Actor): Act {
  const { specimen, request: first } = work
  if (!specimen) throw new Error('There is no specimen to add a test to.')
  const fullUrl = `urn:uuid:${crypto.randomUUID()}`
  const request: ServiceRequest = {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(actor.session, `${actor.actId}-request`)],
    status: 'active',
    intent: 'order',
    priority,
    category: [test.category],
    instantiatesCanonical: [test.url],
    code: test.code,
    subject: first.subject,
    ...(first.encounter ? { encounter: first.encounter } : {}),
    authoredOn: actor.now.toISOString(),
    requester: first.requester ?? recordedBy(actor.session),
    reasonCode: [{ text: why }],
    specimen: [{ reference: `Specimen/${specimen.id}` }],
    note: [
      {
        authorReference: recordedBy(actor.session),
        time: actor.now.toISOString(),
        text: `Added to specimen ${work.number ?? 'without a number'}, asked for by ${by}`,
      },
    ],
  }
  const task = {
    ...atStep(newWork({ id: `${actor.actId}-request`, ...encounterOf(first) }, actor), 'received', '', actor),
    focus: { reference: fullUrl },
  }
  const to: Stored<Specimen> = { ...specimen, request: [...(specimen.request ?? []), { reference: fullUrl }] }
  return {
    make: [{ resource: request, fullUrl }, { resource: task }],
    change: [{ seen: specimen, to }],
    reason: why,
  }
}

const encounterOf = ({ encounter }: ServiceRequest) => (encounter ? { encounter } : {})
