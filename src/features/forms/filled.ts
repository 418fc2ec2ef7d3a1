import type { BundleEntry, FhirResource, Identifier, Task } from 'fhir/r4'

import { toWardTask } from '#clinical/care/ward-task.ts'

import { scoreOf } from './answers.ts'
import { everyItem, type Form } from './questionnaire.ts'
import { type Draft, toResponse } from './response.ts'

type Writer = Parameters<typeof toResponse>[2]

/** A filled-in form and what its scores lead to: all of it is in the record, or nothing. */
export function filledEntries(form: Form, draft: Draft, writer: Writer): BundleEntry<FhirResource>[] {
  const response = toResponse(form, draft, writer)
  const fullUrl = `urn:uuid:${crypto.randomUUID()}`
  const written = { fullUrl, resource: response, request: created(response) }
  return [written, ...tasksAfter(form, draft, writer, fullUrl).map(taskEntry)]
}

function tasksAfter(form: Form, draft: Draft, writer: Writer, fullUrl: string): Task[] {
  return everyItem(form.items).flatMap((item) => {
    const score = scoreOf(form, item, draft.answers)
    const toDo = score?.band?.toDo
    if (!score || !toDo) return []
    const due =
      toDo.hours === undefined
        ? undefined
        : new Date(writer.now.getTime() + toDo.hours * 3_600_000).toISOString()
    const what = `${toDo.what} (${form.title} ${score.total})`
    const { encounterId } = writer
    const encounter = encounterId ? { reference: `Encounter/${encounterId}` } : undefined
    const about = { ...writer, encounter, entryId: `${writer.entryId}-${item.linkId}` }
    return [toWardTask({ what, doer: toDo.doer, due, basedOn: { reference: fullUrl } }, about)]
  })
}

const taskEntry = (task: Task): BundleEntry<FhirResource> => ({
  fullUrl: `urn:uuid:${crypto.randomUUID()}`,
  resource: task,
  request: created(task),
})

type Identified = { resourceType: string; identifier?: Identifier | Identifier[] }

/** Sent again after a lost answer, each finds itself. */
function created({ resourceType, identifier }: Identified) {
  const [own] = [identifier].flat()
  const ifNoneExist = `identifier=${encodeURIComponent(`${own?.system}|${own?.value}`)}`
  return { method: 'POST' as const, url: resourceType, ifNoneExist }
}
