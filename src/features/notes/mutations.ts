import type { Composition, DocumentReference, Task } from 'fhir/r4'

import { useCan, useSession } from '#auth/session.ts'
import type { Change } from '#clinical/acts/act.ts'
import { codedFindings } from '#clinical/writing/coded-findings.ts'
import { enteredInError as findingInError } from '#clinical/acts/in-error.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import type { Reason } from '#clinical/acts/reason.ts'
import { countersigned, countersignTask, enteredInError, signed } from '#clinical/acts/signing.ts'
import { taskKind } from '#clinical/care/task.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { hasAny } from '#fhir/coding.ts'

/** Signs a draft as it stands in the record; a student's goes on to whoever is to countersign it. */
export function useSignNote(patientId: string) {
  const complete = useCan('note.sign')
  const session = useSession()
  return useAct(
    patientId,
    async (draft: Stored<Composition>, { now }) => {
      const note = signed(draft, session, complete, now)
      const asking = complete
        ? []
        : [{ resource: countersignTask({ note, session, owner: await consultantOf(note), now }) }]
      return { make: asking, change: [{ seen: draft, to: note }] }
    },
    [notesKey(patientId)],
  )
}

/** The responsible consultant of the stay, as its encounter names them. */
async function consultantOf({ encounter }: Composition): Promise<Task['owner'] | undefined> {
  const id = encounter?.reference?.split('/').at(-1)
  if (!id) return undefined
  const { participant = [] } = await fhir.read('Encounter', id)
  return participant.find(({ type = [] }) => type.some((one) => hasAny(one, 'ATND')))?.individual
}

export function useCountersign(patientId: string) {
  const closes = useCan('task.do')
  const session = useSession()
  return useAct(
    patientId,
    async (seen: Stored<Composition>, { now }) => ({
      change: [
        { seen, to: countersigned(seen, session, now) },
        ...(closes ? await tasksOf(patientId, seen, 'completed') : []),
      ],
    }),
    [notesKey(patientId)],
  )
}

export function useMarkNoteInError(patientId: string) {
  const closes = useCan('task.do')
  const session = useSession()
  return useAct(
    patientId,
    async ({ seen, reason }: Reason & { seen: Stored<Composition> }, { now }) => ({
      change: [
        ...[seen, ...(await documentsOf(patientId, seen))].map((one): Change => ({
          seen: one,
          to: enteredInError(one, reason, session, now),
          withdrawn: true,
        })),
        ...(await codedFindings(patientId, seen)).map((one): Change => ({
          seen: one,
          to: findingInError(one, { reason }, { session, now }),
          withdrawn: true,
        })),
        ...(closes ? await tasksOf(patientId, seen, 'cancelled') : []),
      ],
      reason,
    }),
    [notesKey(patientId), ['patient', patientId, 'documents'], ['patient', patientId, 'ophthalmology']],
  )
}

/** Where a signed summary stands in the list of documents: withdrawn together with it. */
async function documentsOf(
  patientId: string,
  { id }: Stored<Composition>,
): Promise<Stored<DocumentReference>[]> {
  const related = `Composition/${id}`
  const { resources } = await searchAbout('DocumentReference', patientId, { related })
  return resources.filter(({ status }) => status !== 'entered-in-error')
}

/** A request to countersign this note that nobody has answered, as answered. */
async function tasksOf(
  patientId: string,
  { id }: Stored<Composition>,
  status: Task['status'],
): Promise<Change[]> {
  const { resources } = await fhir.search('Task', {
    patient: patientId,
    code: taskKind('countersign'),
    focus: `Composition/${id}`,
    status: 'requested,received,accepted',
  })
  return resources.map((task) => ({ seen: task, to: { ...task, status } }))
}
