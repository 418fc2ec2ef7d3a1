import type { MedicationStatement, TimingRepeat } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import type { Stored } from '#fhir/client.ts'
import { londonDate } from '#fhir/dates.ts'

import { ophthalmicRoute, siteOf } from './drops.ts'

/** Drops that lower the pressure, by their generic names; others are typed. Not coded: no list of dm+d is shipped. */
export const commonDrops = [
  'Latanoprost 50 micrograms/ml eye drops',
  'Bimatoprost 100 micrograms/ml eye drops',
  'Travoprost 40 micrograms/ml eye drops',
  'Tafluprost 15 micrograms/ml eye drops, preservative free',
  'Timolol 0.25 % eye drops',
  'Timolol 0.5 % eye drops',
  'Betaxolol 0.25 % eye drops',
  'Brimonidine 0.2 % eye drops',
  'Brinzolamide 10 mg/ml eye drops',
  'Dorzolamide 2 % eye drops',
  'Dorzolamide 2 % and timolol 0.5 % eye drops',
  'Latanoprost 50 micrograms/ml and timolol 0.5 % eye drops',
  'Pilocarpine 2 % eye drops',
] as const

export const into = { right: 'Right eye', left: 'Left eye', both: 'Both eyes' } as const
const intoKeys = ['right', 'left', 'both'] as const

const oftenKeys = ['morning', 'night', 'twice', 'three', 'four'] as const
/** How often, in words and as FHIR's timing. */
export const often: Record<(typeof oftenKeys)[number], { words: string; repeat: TimingRepeat }> = {
  morning: {
    words: 'once a day, in the morning',
    repeat: { frequency: 1, period: 1, periodUnit: 'd', when: ['MORN'] },
  },
  night: {
    words: 'once a day, at night',
    repeat: { frequency: 1, period: 1, periodUnit: 'd', when: ['NIGHT'] },
  },
  twice: { words: 'twice a day', repeat: { frequency: 2, period: 1, periodUnit: 'd' } },
  three: { words: 'three times a day', repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
  four: { words: 'four times a day', repeat: { frequency: 4, period: 1, periodUnit: 'd' } },
}

const past = z.string().check(
  z.refine((day) => /^\d{4}-\d\d-\d\d$/.test(day), { error: 'Say on which day' }),
  z.refine((day) => day <= londonDate(), { error: 'This day is still to come' }),
)

export const dropsDraft = z.object({
  drug: z.string().check(z.trim(), z.minLength(3, 'Say which'), z.maxLength(120)),
  into: z.pipe(z.string(), z.enum(intoKeys, { error: 'Say which eye' })),
  often: z.pipe(z.string(), z.enum(oftenKeys, { error: 'Say how often' })),
  from: past,
  note: z.string().check(z.trim(), z.maxLength(300)),
})
export type DropsDraft = z.infer<typeof dropsDraft>

export function dropsStarted(draft: DropsDraft, { session, actId, now, patientId }: Actor): Act {
  const { words, repeat } = often[draft.often]
  const statement: MedicationStatement = {
    resourceType: 'MedicationStatement',
    identifier: [entryIdentifier(session, actId)],
    status: 'active',
    medicationCodeableConcept: { text: draft.drug },
    subject: { reference: `Patient/${patientId}` },
    effectivePeriod: { start: draft.from },
    dateAsserted: now.toISOString(),
    informationSource: recordedBy(session),
    dosage: [
      {
        text: `1 drop, ${into[draft.into].toLowerCase()}, ${words}`,
        timing: { repeat },
        site: siteOf(draft.into),
        route: { coding: [ophthalmicRoute], text: ophthalmicRoute.display },
        doseAndRate: [
          {
            doseQuantity: { value: 1, unit: 'drop', system: 'http://unitsofmeasure.org', code: '[drp]' },
          },
        ],
      },
    ],
    ...(draft.note ? { note: [said(draft.note, session, now)] } : {}),
  }
  return { make: [{ resource: statement }] }
}

const said = (text: string, session: Actor['session'], now: Date) => ({
  text,
  time: now.toISOString(),
  authorReference: recordedBy(session),
})

export const stopReasons = [
  'Pressure not low enough',
  'Side effects',
  'Allergy',
  'Not used as planned',
  'No longer needed',
  'Changed to another drop',
  'Other',
] as const

export const stopDraft = z
  .object({
    on: past,
    reason: z.pipe(z.string(), z.enum(stopReasons, { error: 'Say why' })),
    note: z.string().check(z.trim(), z.maxLength(300)),
  })
  .check(
    z.refine(({ reason, note }) => reason !== 'Other' || note.length >= 3, {
      path: ['note'],
      error: 'Say what',
    }),
  )
export type StopDraft = z.infer<typeof stopDraft>

export function dropsStopped(
  draft: StopDraft,
  seen: Stored<MedicationStatement>,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): Act {
  const { effectiveDateTime, ...kept } = seen
  const start = seen.effectivePeriod?.start ?? effectiveDateTime
  if (start && draft.on < start.slice(0, 10)) throw new Error('They were begun after this day.')
  return {
    change: [
      {
        seen,
        to: {
          ...kept,
          status: 'stopped',
          statusReason: [{ text: draft.reason }],
          effectivePeriod: { ...(start ? { start } : {}), end: draft.on },
          ...(draft.note ? { note: [...(seen.note ?? []), said(draft.note, session, now)] } : {}),
        },
      },
    ],
    reason: draft.reason,
  }
}

export const noteDraft = z.object({
  note: z.string().check(z.trim(), z.minLength(3, 'Say how they are used'), z.maxLength(300)),
})
export type NoteDraft = z.infer<typeof noteDraft>

/** How they are really used: missed, run out, washed out. It goes on the entry, with its day and whose words they are. */
export const dropsNoted = (
  { note }: NoteDraft,
  seen: Stored<MedicationStatement>,
  { session, now }: Pick<Actor, 'session' | 'now'>,
): Act => ({
  change: [{ seen, to: { ...seen, note: [...(seen.note ?? []), said(note, session, now)] } }],
})
