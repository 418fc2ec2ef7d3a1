import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BundleEntry, Composition, FhirResource, Task } from 'fhir/r4'

import { useCan, useSession } from '#auth/session.ts'
import { onlyAbout } from '#clinical/about-patient.ts'
import { notesKey } from '#clinical/draft-queries.ts'
import { hasAny } from '#fhir/coding.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'
import {
  countersigned,
  countersignSystem,
  countersignTask,
  enteredInError,
  isSignedBy,
  signed,
} from '#clinical/signing.ts'
import { taskKind } from '#clinical/task.ts'

type Entry = BundleEntry<FhirResource>

const put = <R extends Stored<FhirResource>>(resource: R): Entry => ({
  resource,
  request: {
    method: 'PUT',
    url: `${resource.resourceType}/${resource.id}`,
    ifMatch: `W/"${resource.meta?.versionId}"`,
  },
})

/** One transaction about one note; a lost answer to an earlier try is recognised by what the record holds now. */
async function write(
  patientId: string,
  note: Stored<Composition>,
  others: Entry[],
  isDone: (now: Composition) => boolean,
): Promise<Stored<Composition>> {
  onlyAbout(patientId, note, ...others.flatMap(({ resource }) => resource ?? []))
  try {
    await fhir.transaction([put(note), ...others])
  } catch (error) {
    if (!(error instanceof FhirError) || error.kind !== 'conflict') throw error
    const now = await fhir.read('Composition', note.id)
    if (!isDone(now)) throw error
    return now
  }
  return fhir.read('Composition', note.id)
}

/** Signs a draft as it stands in the record; a student's goes on to whoever is to countersign it. */
export function useSignNote(patientId: string) {
  const session = useSession()
  const complete = useCan('note.sign')
  const refresh = useRefresh(patientId)
  return useMutation({
    mutationFn: async (draft: Stored<Composition>) => {
      const now = new Date()
      const note = signed(draft, session, complete, now)
      const asking: Entry[] = complete
        ? []
        : [
            {
              resource: countersignTask({ note, session, owner: await consultantOf(note), now }),
              request: {
                method: 'POST',
                url: 'Task',
                ifNoneExist: `identifier=${encodeURIComponent(`${countersignSystem}|${note.id}`)}`,
              },
            },
          ]
      return write(patientId, note, asking, (now) => isSignedBy(now, session))
    },
    onSettled: refresh,
  })
}

/** The responsible consultant of the stay, as its encounter names them. */
async function consultantOf({ encounter }: Composition): Promise<Task['owner'] | undefined> {
  const id = encounter?.reference?.split('/').at(-1)
  if (!id) return undefined
  const { participant = [] } = await fhir.read('Encounter', id)
  return participant.find(({ type = [] }) => type.some((one) => hasAny(one, 'ATND')))?.individual
}

export function useCountersign(patientId: string) {
  const session = useSession()
  const closesTasks = useCan('task.do')
  const refresh = useRefresh(patientId)
  return useMutation({
    mutationFn: async (note: Stored<Composition>) => {
      const tasks = closesTasks ? await openTasksOf(patientId, note) : []
      return write(
        patientId,
        countersigned(note, session, new Date()),
        tasks.map((task) => put({ ...task, status: 'completed' })),
        (now) => isSignedBy(now, session),
      )
    },
    onSettled: refresh,
  })
}

export function useMarkNoteInError(patientId: string) {
  const session = useSession()
  const closesTasks = useCan('task.do')
  const refresh = useRefresh(patientId)
  return useMutation({
    mutationFn: async ({ note, reason }: { note: Stored<Composition>; reason: string }) => {
      const tasks = closesTasks ? await openTasksOf(patientId, note) : []
      return write(
        patientId,
        enteredInError(note, reason, session, new Date()),
        tasks.map((task) => put({ ...task, status: 'cancelled' })),
        () => false,
      )
    },
    onSettled: refresh,
  })
}

/** A draft nobody will finish. The record deletes nothing: it is withdrawn, and stays its author's alone. */
export function useDiscardDraft(patientId: string) {
  const session = useSession()
  const refresh = useRefresh(patientId)
  return useMutation({
    mutationFn: async (draft: Stored<Composition>) => {
      onlyAbout(patientId, draft)
      return fhir.update(enteredInError(draft, 'Draft discarded, never signed', session, new Date()))
    },
    onSettled: refresh,
  })
}

async function openTasksOf(patientId: string, { id }: Stored<Composition>): Promise<Stored<Task>[]> {
  const { resources } = await fhir.search('Task', {
    patient: patientId,
    code: taskKind('countersign'),
    focus: `Composition/${id}`,
  })
  return resources.filter(({ status }) => status === 'requested' || status === 'received' || status === 'accepted')
}

/** After a refusal too: show what somebody else did. */
function useRefresh(patientId: string) {
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: notesKey(patientId) }),
      queryClient.invalidateQueries({ queryKey: ['patient', patientId, 'tasks'] }),
    ])
}
