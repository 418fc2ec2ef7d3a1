import type { Appointment } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier } from '#clinical/acts/recorded-by.ts'
import { textOf } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import type { Examination } from './steps.ts'
import { businessStatus, taskAct } from './vetting.ts'

/** `start` as `yyyy-mm-ddThh:mm` in London; `minutes` as typed */
export const scheduleDraft = z.object({
  start: z.string().check(
    z.minLength(1, 'Say when'),
    z.refine((start) => start === '' || Date.parse(instant(start) ?? '') > Date.now() - 5 * 60_000, {
      error: 'This time has passed',
    }),
  ),
  minutes: z.string().check(z.regex(/^([5-9]|[1-9]\d|[1-4]\d\d)$/, 'Between 5 and 499 minutes')),
  place: z.string().check(z.trim(), z.minLength(2, 'Say where'), z.maxLength(120)),
  instructions: z.string().check(z.trim(), z.maxLength(500)),
})
export type ScheduleDraft = z.infer<typeof scheduleDraft>

function instant(wallClock: string): string | undefined {
  return fromLondonWallClock(wallClock, Date.now())
}

/** A time and a room, for the patient and for whoever brings them. A time that is there already is moved. */
export function scheduled(examination: Examination, draft: ScheduleDraft, actor: Actor): Act {
  const { request, appointment } = examination
  const start = instant(draft.start)
  if (!start) throw new Error('This time does not exist: the clocks go forward then.')
  const times = {
    start,
    end: new Date(Date.parse(start) + Number(draft.minutes) * 60_000).toISOString(),
    patientInstruction: draft.instructions || undefined,
    participant: [
      { actor: { reference: `Patient/${actor.patientId}` }, status: 'accepted' as const },
      { actor: { display: draft.place }, status: 'accepted' as const },
    ],
  }
  const task = taskAct(examination, actor, {
    status: 'in-progress',
    businessStatus: businessStatus('scheduled'),
  })
  if (appointment)
    return {
      ...task,
      change: [
        ...(task.change ?? []),
        { seen: appointment, to: withoutNothing({ ...appointment, ...times, status: 'booked' }) },
      ],
    }
  const made: Appointment = withoutNothing({
    resourceType: 'Appointment',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'booked',
    description: textOf(request.code, 'Imaging'),
    basedOn: [{ reference: `ServiceRequest/${request.id}` }],
    created: actor.now.toISOString(),
    ...times,
  })
  return { ...task, make: [...(task.make ?? []), { resource: made }] }
}

const withoutNothing = <R extends object>(resource: R): R =>
  Object.fromEntries(Object.entries(resource).filter(([, value]) => value !== undefined)) as R
