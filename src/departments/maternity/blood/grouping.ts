import type { Immunization, Observation } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { notFuture } from '#departments/maternity/antenatal/estimating.ts'
import { codes } from '#departments/maternity/pregnancy/codes.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, coded, measure, reading } from '#departments/maternity/pregnancy/reading.ts'

import { antiDCode, occasions, type Occasion, occasionSystem } from './anti-d.ts'

const day = z
  .string()
  .check(z.minLength(1, 'Say when'), z.refine(notFuture, { error: 'This day is still to come' }))

export const groupDraft = z
  .object({
    on: day,
    abo: z.string(),
    rh: z.string(),
    antibodies: z.string().check(z.trim(), z.maxLength(300)),
    fetalRh: z.string(),
  })
  .check(
    z.refine(({ abo, rh, antibodies, fetalRh }) => Boolean(abo || rh || antibodies || fetalRh), {
      path: ['abo'],
      error: 'Nothing is said here yet',
    }),
    // one without the other is read as a group that is known
    z.refine(({ abo, rh }) => (abo === '') === (rh === ''), {
      path: ['rh'],
      error: 'ABO and RhD belong together',
    }),
  )
export type GroupDraft = z.infer<typeof groupDraft>

export const rhWords = { POS: 'RhD positive', NEG: 'RhD negative' } as const
/** `POS` and `NEG` are the Data Dictionary's (domain facts §6.2.1). */
const rhSystem = 'https://www.datadictionary.nhs.uk/data_elements/blood_group_rhesus.html'

/** What the laboratory has reported: written with the day of the sample. */
export function grouped(pregnancy: Pregnancy, draft: GroupDraft, actor: Actor): Act {
  const of = about(pregnancy.episode, actor)
  const found = (part: string, code: Observation['code'], value: Observation['valueCodeableConcept']) =>
    reading(of, code, part, { effectiveDateTime: draft.on, valueCodeableConcept: value })
  const rh = (code: string) =>
    coded({ system: rhSystem, code, display: rhWords[code as keyof typeof rhWords] })
  return {
    make: [
      ...(draft.abo ? [found('abo', coded(codes.abo), { text: draft.abo })] : []),
      ...(draft.rh ? [found('rh', coded(codes.rh), rh(draft.rh))] : []),
      ...(draft.antibodies ? [found('antibodies', coded(codes.antibodies), { text: draft.antibodies })] : []),
      ...(draft.fetalRh ? [found('fetal-rh', coded(codes.fetalRh), rh(draft.fetalRh))] : []),
    ],
  }
}

export const eventDraft = z.object({
  on: day,
  event: z.string().check(z.trim(), z.minLength(1, 'Say what happened'), z.maxLength(300)),
})
export type EventDraft = z.infer<typeof eventDraft>

export const happened = (pregnancy: Pregnancy, { on, event }: EventDraft, actor: Actor): Act => ({
  make: [
    reading(about(pregnancy.episode, actor), coded(codes.sensitising), 'event', {
      effectiveDateTime: on,
      valueString: event,
    }),
  ],
})

export const doseDraft = z
  .object({
    occasion: z
      .string()
      .check(z.refine((one) => Object.hasOwn(occasions, one), { error: 'Say what it is for' })),
    given: z.string().check(z.minLength(1, 'Say whether it was given')),
    on: day,
    // international units: what is beyond is a slip of the finger (hazard H8)
    units: z.string().check(
      z.trim(),
      z.refine(
        (text) => text === '' || (/^\d{3,5}$/.test(text) && Number(text) <= 15_000 && Number(text) >= 250),
        {
          error: 'Between 250 and 15000 IU',
        },
      ),
    ),
    batch: z.string().check(z.trim(), z.maxLength(40)),
    why: z.string().check(z.trim(), z.maxLength(300)),
  })
  .check(
    z.refine(({ given, units }) => given !== 'yes' || units !== '', {
      path: ['units'],
      error: 'Say the dose',
    }),
    z.refine(({ given, batch }) => given !== 'yes' || batch !== '', {
      path: ['batch'],
      error: 'Say the batch',
    }),
    z.refine(({ given, why }) => given !== 'no' || why !== '', { path: ['why'], error: 'Say why not' }),
  )
export type DoseDraft = z.infer<typeof doseDraft>

/** Given, with its dose and batch, or not given, with why. */
export function dosed(draft: DoseDraft, actor: Actor): Act {
  const given = draft.given === 'yes'
  const resource: Immunization & { identifier: NonNullable<Immunization['identifier']> } = {
    resourceType: 'Immunization',
    identifier: [entryIdentifier(actor.session, actor.actId)],
    status: given ? 'completed' : 'not-done',
    ...(given ? {} : { statusReason: { text: draft.why } }),
    vaccineCode: antiDCode,
    patient: { reference: `Patient/${actor.patientId}` },
    occurrenceDateTime: draft.on,
    recorded: actor.now.toISOString(),
    ...(given ? { lotNumber: draft.batch, doseQuantity: measure(Number(draft.units), 'IU', '[iU]') } : {}),
    performer: [{ actor: recordedBy(actor.session) }],
    reasonCode: [
      coded({ system: occasionSystem, code: draft.occasion, display: occasions[draft.occasion as Occasion] }),
    ],
  }
  return { make: [{ resource }] }
}
