import type { Composition, CompositionAttester, DocumentReference, Meta, Task } from 'fhir/r4'

import { draftTags } from '#auth/drafts.ts'
import { roleWords } from '#auth/roles.ts'
import type { Session } from '#auth/session.ts'
import type { Stored } from '#fhir/client.ts'

import { listOf } from '#clinical/entries/lenient.ts'
import { recordedBy } from './recorded-by.ts'
import { inErrorUrl } from './withdrawn.ts'
import { taskCode } from '#clinical/care/task.ts'

const sdsRole = 'https://fhir.nhs.uk/Id/sds-role-profile-id'

/** Who signs, in which of their posts, when: the gateway takes it from that post alone. */
const signature = ({ name, post }: Session, now: Date): CompositionAttester => ({
  mode: 'professional',
  time: now.toISOString(),
  party: {
    type: 'PractitionerRole',
    identifier: { system: sdsRole, value: post.id },
    display: [name, roleWords[post.role], post.orgName].join(', '),
  },
})

/** A draft signed by who wrote it: complete, unless somebody still has to countersign it. */
export function signed<C extends Composition>(draft: C, session: Session, complete: boolean, now: Date): C {
  return {
    ...draft,
    meta: withoutDraftTag(draft.meta),
    status: complete ? 'final' : 'preliminary',
    date: now.toISOString(),
    attester: [signature(session, now)],
  }
}

/** Signed once more by somebody who may: now it is complete. */
export const countersigned = <C extends Composition>(note: C, session: Session, now: Date): C => ({
  ...note,
  status: 'final',
  attester: [...listOf(note.attester), signature(session, now)],
})

function withoutDraftTag({ tag, ...meta }: Meta = {}): Meta {
  const rest = listOf(tag).filter(({ system }) => system !== draftTags)
  return { ...meta, ...(rest.length > 0 ? { tag: rest } : {}) }
}

/** Withdrawn: every word stays in the record, with the reason and who gave it. */
export const enteredInError = <R extends Composition | DocumentReference>(
  note: R,
  reason: string,
  session: Session,
  now: Date,
): R => ({
  ...note,
  status: 'entered-in-error',
  extension: [
    ...listOf(note.extension),
    {
      url: inErrorUrl,
      valueAnnotation: { authorReference: recordedBy(session), time: now.toISOString(), text: reason },
    },
  ],
})

type Asking = { note: Stored<Composition>; session: Session; owner: Task['owner'] | undefined; now: Date }

/** Asks for a countersignature: of the consultant of the stay where one is named, else of whoever may sign first. */
export const countersignTask = ({ note, session, owner, now }: Asking): Task => ({
  resourceType: 'Task',
  identifier: [{ system: countersignSystem, value: note.id }],
  status: 'requested',
  intent: 'order',
  code: taskCode('countersign'),
  description: `Countersign: ${note.title}, by ${session.name}`,
  focus: { reference: `Composition/${note.id}`, display: note.title },
  ...(note.subject ? { for: note.subject } : {}),
  ...(note.encounter ? { encounter: note.encounter } : {}),
  authoredOn: now.toISOString(),
  requester: recordedBy(session),
  ...(owner ? { owner } : {}),
})

/** One request for one note, however often it is sent. */
const countersignSystem = 'https://lune.example/fhir/Id/countersign'
