import type { Condition, EpisodeOfCare, Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { codes, pregnancy } from '#departments/maternity/pregnancy/codes.ts'
import { eddFromLmp } from '#departments/maternity/pregnancy/gestation.ts'
import { beganOn } from '#departments/maternity/pregnancy/pregnancy.ts'
import { coded, reading } from '#departments/maternity/pregnancy/reading.ts'
import { londonDate } from '#fhir/dates.ts'

import { estimate, notFuture } from './estimating.ts'

const optionalCount = z.string().check(z.regex(/^(|\d|1\d|2[0-4])$/, 'A number up to 24'))

export const bookDraft = z
  .object({
    lmp: z.string().check(z.refine(notFuture, { error: 'This day is still to come' })),
    cycle: z.string().check(z.regex(/^(2[0-9]|3[0-9]|4[0-5])$/, 'Between 20 and 45 days')),
    pregnancies: z.string().check(z.regex(/^([1-9]|1\d|2[0-4])$/, 'With this one: 1 or more')),
    births: optionalCount,
    losses: optionalCount,
  })
  .check(
    z.refine(
      ({ pregnancies, births, losses: lost }) => Number(pregnancies) >= 1 + Number(births) + Number(lost),
      {
        path: ['pregnancies'],
        error: 'Fewer than the births, the losses and this one together',
      },
    ),
  )
export type BookDraft = z.infer<typeof bookDraft>

const hl7 = 'http://terminology.hl7.org/CodeSystem'

/**
 * The pregnancy begins its own record: an episode, the problem by which every chart knows of it (and chooses its
 * early-warning chart, hazard H12), and the due date by the last period, when that is known.
 */
export function booked(draft: BookDraft, actor: Actor): Act {
  const url = `urn:uuid:${crypto.randomUUID()}`
  const problem = `urn:uuid:${crypto.randomUUID()}`
  const about = { actor, episode: url }
  const subject = { reference: `Patient/${actor.patientId}` }
  const edd = draft.lmp ? eddFromLmp(draft.lmp, Number(draft.cycle)) : undefined
  const episode: EpisodeOfCare = {
    resourceType: 'EpisodeOfCare',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'active',
    type: [pregnancy],
    diagnosis: [{ condition: { reference: problem } }],
    patient: subject,
    managingOrganization: ownOrganisation(actor.session),
    period: { start: londonDate(actor.now) },
    careManager: recordedBy(actor.session),
  }
  const condition: Condition = {
    resourceType: 'Condition',
    identifier: [entryIdentifier(actor.session, `${actor.actId}-problem`)],
    clinicalStatus: { coding: [{ system: `${hl7}/condition-clinical`, code: 'active' }] },
    verificationStatus: { coding: [{ system: `${hl7}/condition-ver-status`, code: 'confirmed' }] },
    category: [{ coding: [{ system: `${hl7}/condition-category`, code: 'problem-list-item' }] }],
    code: pregnancy,
    subject,
    recordedDate: actor.now.toISOString(),
    recorder: recordedBy(actor.session),
    ...(edd ? { onsetDateTime: beganOn(edd) } : {}),
  }
  const counts: [string, Observation['code'], string][] = [
    ['pregnancies', coded(codes.pregnancies), draft.pregnancies],
    ['births', coded(codes.births), draft.births || '0'],
    ['losses', coded(codes.losses), draft.losses || '0'],
  ]
  return {
    make: [
      { resource: episode, fullUrl: url },
      { resource: condition, fullUrl: problem },
      ...counts.map(([part, code, value]) => reading(about, code, part, { valueInteger: Number(value) })),
      ...(edd
        ? [
            reading(about, coded(codes.lastPeriod), 'lmp', { valueDateTime: draft.lmp }),
            estimate(about, edd, '01', undefined),
          ]
        : []),
    ],
  }
}
