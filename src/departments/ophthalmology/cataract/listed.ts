import type { ServiceRequest } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { bodySiteOf, eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import { coded } from '#departments/ophthalmology/surgery/codes.ts'
import { ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'
import { toReferral } from '#features/waiting-list/model.ts'
import { newReferral, planned } from '#features/waiting-list/request.ts'

import { cataractCategory } from './listing.ts'

export const listDraft = z.object({
  eye: z.pipe(z.string(), z.enum(eyes, { error: 'Say which eye' })),
  which: z.pipe(z.string(), z.enum(['first', 'second'], { error: 'Say which eye it is of the two' })),
  anaesthesia: z.string().check(z.minLength(1, 'Say which anaesthetic')),
  priority: z.pipe(z.string(), z.enum(['P2', 'P3', 'P4'], { error: 'Say how soon' })),
  complexity: z.array(z.string()),
  /** The entry of the waiting list whose clock this is; empty: a new one */
  waiting: z.string(),
  note: z.string().check(z.trim(), z.maxLength(500)),
})
export type ListDraft = z.infer<typeof listDraft>

/** What the waiting list calls it: nothing clinical stands there but what is waited for (decision 025). */
const waitingFor = (eye: ListDraft['eye']) => `Cataract surgery, ${eyeWords[eye].toLowerCase()}`

type Around = {
  /** The entry that was chosen, as it stands */
  waiting: Stored<ServiceRequest> | undefined
  /** Reference to the own organisation, as lists are searched by it */
  organisation: string
}

/** The clinical order, and the place on the waiting list in the same write: a new one, or the one the patient has (decision 043). */
export function listed(draft: ListDraft, { waiting, organisation }: Around, actor: Actor): Act {
  const { session, actId, now, patientId } = actor
  const what = waitingFor(draft.eye)
  const before = waiting && toReferral(waiting)
  const plan = {
    list: 'inpatient' as const,
    what,
    priority: draft.priority,
    // 2: no overnight stay
    management: '2',
    planned: before?.planned ?? '',
    toComeIn: before?.toComeIn ?? '',
  }
  const entryUrl = `urn:uuid:${crypto.randomUUID()}`
  const entry = planned(
    {
      ...newReferral(
        {
          specialty: '130',
          list: 'inpatient',
          what,
          priority: draft.priority,
          // 11: a consultant's own decision; the clock of a further eye starts when it is decided
          source: '11',
          referrer: session.name,
          received: londonDate(now),
          ubrn: '',
          status: '10',
        },
        {
          patientId,
          identifier: entryIdentifier(session, `${actId}-waiting`),
          entryId: actId,
          organisation: { ...ownOrganisation(session), reference: organisation },
        },
      ),
      status: 'active',
    },
    plan,
  )
  const request: ServiceRequest = {
    resourceType: 'ServiceRequest',
    identifier: [entryIdentifier(session, actId)],
    status: 'active',
    intent: 'order',
    priority: draft.priority === 'P2' ? 'urgent' : 'routine',
    category: [
      { coding: [ophthalmology], text: ophthalmology.display },
      { coding: [cataractCategory], text: cataractCategory.display },
    ],
    code: { coding: [cataractCategory], text: what },
    orderDetail: [
      coded('which-eye', draft.which),
      coded('anaesthesia', draft.anaesthesia),
      ...draft.complexity.map((one) => coded('cataract-complexity', one)),
    ],
    bodySite: [bodySiteOf(draft.eye)],
    subject: { reference: `Patient/${patientId}` },
    basedOn: [{ reference: waiting ? `ServiceRequest/${waiting.id}` : entryUrl }],
    authoredOn: now.toISOString(),
    requester: recordedBy(session),
    ...(draft.note ? { note: [{ text: draft.note }] } : {}),
  }
  return {
    make: [...(waiting ? [] : [{ resource: entry, fullUrl: entryUrl }]), { resource: request }],
    change: waiting ? [{ seen: waiting, to: planned(waiting, plan) }] : [],
  }
}
