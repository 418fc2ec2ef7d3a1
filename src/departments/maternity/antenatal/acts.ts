import type { CodeableConcept, Encounter, EpisodeOfCare, Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor, Made } from '#clinical/acts/act.ts'
import { entryIdentifier, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import {
  codes,
  contactSystem,
  type EddMethod,
  eddMethods,
  losses,
  methodConcept,
  pregnancy,
  risk,
} from '#departments/maternity/pregnancy/codes.ts'
import {
  eddFromLmp,
  eddFromScan,
  gestationDays,
  gestationText,
  readGestation,
} from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { ucumSystem } from '#fhir/coding.ts'
import { londonDate } from '#fhir/dates.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { contacts } from './schedule.ts'

const optionalCount = z.string().check(z.regex(/^(|\d|1\d|2[0-4])$/, 'A number up to 24'))
const notFuture = (date: string) => date === '' || date <= londonDate()

export const bookDraft = z
  .object({
    lmp: z.string().check(z.refine(notFuture, { error: 'This day is still to come' })),
    cycle: z.string().check(z.regex(/^(2[0-9]|3[0-9]|4[0-5])$/, 'Between 20 and 45 days')),
    pregnancies: z.string().check(z.regex(/^([1-9]|1\d|2[0-4])$/, 'With this one: 1 or more')),
    births: optionalCount,
    losses: optionalCount,
    risk: z.string().check(z.trim(), z.maxLength(2000)),
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

export const estimateDraft = z
  .object({
    method: z.pipe(z.string(), z.enum(['01', '02', '03', '04'], { error: 'Say how it was arrived at' })),
    on: z
      .string()
      .check(z.minLength(1, 'Say when'), z.refine(notFuture, { error: 'This day is still to come' })),
    gestation: z.string().check(
      z.refine((text) => text === '' || readGestation(text) !== undefined, {
        error: 'As weeks and days: 12+3',
      }),
    ),
    edd: z.string(),
  })
  .check(
    z.refine(({ gestation, edd }) => (gestation === '') !== (edd === ''), {
      path: ['gestation'],
      error: 'Either the gestation on that day, or the due date',
    }),
  )
export type EstimateDraft = z.infer<typeof estimateDraft>

export const contactDraft = z.object({
  contact: z.string().check(
    z.refine((id) => id === 'other' || contacts.some((one) => one.id === id), {
      error: 'Say which contact',
    }),
  ),
  at: z.string().check(
    z.minLength(1, 'Say when'),
    z.refine((at) => at === '' || timeProblem(at, Date.now()) === undefined, {
      error: 'This time is still to come, or does not exist',
    }),
  ),
  // measured in centimetres; what is beyond cannot be a fundal height
  height: z.string().check(
    z.trim(),
    z.regex(/^(|\d{1,2}(\.\d)?)$/, 'Centimetres, as 31 or 31.5'),
    z.refine((cm) => cm === '' || (Number(cm) >= 10 && Number(cm) <= 60), { error: 'Between 10 and 60 cm' }),
  ),
  flags: z.array(z.string()),
  note: z.string().check(z.trim(), z.maxLength(2000)),
})
export type ContactDraft = z.infer<typeof contactDraft>

type About = { actor: Actor; episode: string }

const reading = (
  { actor, episode }: About,
  code: Observation['code'],
  part: string,
  more: Partial<Observation>,
): Made => ({
  resource: {
    resourceType: 'Observation',
    identifier: [entryIdentifier(actor.session, `${actor.actId}-${part}`)],
    status: 'final',
    code,
    subject: { reference: `Patient/${actor.patientId}` },
    focus: [{ reference: episode }],
    effectiveDateTime: actor.now.toISOString(),
    issued: actor.now.toISOString(),
    performer: [recordedBy(actor.session)],
    ...more,
  },
})

const coded = (coding: { system?: string; code?: string; display?: string }): CodeableConcept => ({
  coding: [coding],
  ...(coding.display ? { text: coding.display } : {}),
})

function estimate(about: About, edd: string, method: EddMethod, on: string | undefined): Made {
  return reading(about, coded(codes.dueDate), 'edd', {
    valueDateTime: edd,
    method: methodConcept(method),
    ...(on ? { effectiveDateTime: on } : {}),
  })
}

/** The pregnancy begins its own record: with the due date by the last period, when that is known. */
export function booked(draft: BookDraft, actor: Actor): Act {
  const url = `urn:uuid:${crypto.randomUUID()}`
  const about = { actor, episode: url }
  const episode: EpisodeOfCare = {
    resourceType: 'EpisodeOfCare',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'active',
    type: [pregnancy],
    patient: { reference: `Patient/${actor.patientId}` },
    managingOrganization: ownOrganisation(actor.session),
    period: { start: londonDate(actor.now) },
    careManager: recordedBy(actor.session),
  }
  const counts: [string, Observation['code'], string][] = [
    ['pregnancies', coded(codes.pregnancies), draft.pregnancies],
    ['births', coded(codes.births), draft.births || '0'],
    ['losses', coded(losses), draft.losses || '0'],
  ]
  return {
    make: [
      { resource: episode, fullUrl: url },
      ...counts.map(([part, code, value]) => reading(about, code, part, { valueInteger: Number(value) })),
      ...(draft.lmp
        ? [
            reading(about, coded(codes.lastPeriod), 'lmp', { valueDateTime: draft.lmp }),
            estimate(about, eddFromLmp(draft.lmp, Number(draft.cycle)), '01', undefined),
          ]
        : []),
      ...(draft.risk ? [reading(about, coded(risk), 'risk', { valueString: draft.risk })] : []),
    ],
  }
}

/** One estimate more; those before it stay as they are. */
export function estimated({ episode }: Pregnancy, draft: EstimateDraft, actor: Actor): Act {
  const days = readGestation(draft.gestation)
  const edd = draft.edd || (days === undefined ? undefined : eddFromScan(draft.on, days))
  if (!edd) throw new Error('No due date can be told from this.')
  return {
    make: [estimate({ actor, episode: `EpisodeOfCare/${episode.id}` }, edd, draft.method, draft.on)],
    reason: eddMethods[draft.method],
  }
}

/** Somebody was seen: which contact, when, at which gestation by the due date agreed then. */
export function seen({ episode, estimates }: Pregnancy, draft: ContactDraft, actor: Actor): Act {
  const at = fromLondonWallClock(draft.at, actor.now.getTime())
  if (!at) throw new Error('This time does not exist: the clocks go forward then.')
  const which = contacts.find(({ id }) => id === draft.contact)
  const edd = estimates[0]?.edd
  const words = which?.words ?? 'Other contact'
  const reference = `EpisodeOfCare/${episode.id}`
  const visit: Encounter = {
    resourceType: 'Encounter',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
    type: [
      {
        ...(which ? { coding: [{ system: contactSystem, code: which.id, display: words }] } : {}),
        text: `Antenatal contact: ${words}`,
      },
    ],
    subject: { reference: `Patient/${actor.patientId}` },
    episodeOfCare: [{ reference }],
    period: { start: at, end: at },
    participant: [{ individual: recordedBy(actor.session) }],
    serviceProvider: ownOrganisation(actor.session),
    reasonCode: [
      ...(edd ? [{ text: `Gestation ${gestationText(gestationDays(edd, draft.at))}` }] : []),
      ...draft.flags.map((flag) => ({ text: `Red flag: ${flag}` })),
      ...(draft.note ? [{ text: draft.note }] : []),
    ],
  }
  if (visit.reasonCode?.length === 0) delete visit.reasonCode
  return {
    make: [
      { resource: visit },
      ...(draft.height
        ? [
            reading({ actor, episode: reference }, coded(codes.fundalHeight), 'sfh', {
              effectiveDateTime: at,
              valueQuantity: { value: Number(draft.height), unit: 'cm', system: ucumSystem, code: 'cm' },
            }),
          ]
        : []),
    ],
  }
}
