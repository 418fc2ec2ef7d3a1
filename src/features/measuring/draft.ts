import type { Observation } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import { timeProblem } from '#clinical/acts/time-problem.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import type { Earlier } from '#clinical/observations/latest-weight.ts'
import { type Measurable, measured } from '#clinical/observations/measured-codes.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'
import { fromLondonWallClock } from '#lib/london-time.ts'

import { compareWeight } from './compare.ts'
import { checked } from './ranges.ts'

const measurables = ['glucose', 'ketones', 'weight', 'height'] as const satisfies Measurable[]

/** What the form holds: text as typed. */
export type Values = Record<Measurable, string> & { at: string; note: string; sure: string[] }

export type MeasuredDraft = {
  readings: { name: Measurable; value: number }[]
  /** With the offset of London */
  at: string
  note: string
}

type Situation = { now: number; writtenAt?: number; lastWeight: Earlier | undefined }
export type Problems = Partial<Record<keyof Values, string>>

export function problemsIn(values: Values, { now, writtenAt, lastWeight }: Situation): Problems {
  const found: Problems = {}
  for (const name of measurables) {
    const { error } = checked(name, values[name])
    if (error) found[name] = error
  }
  if (measurables.every((name) => values[name].trim() === '')) found.glucose = 'Enter at least one'
  const weight = checked('weight', values.weight).value
  // A large change may be right: then it is said to be.
  if (weight !== undefined && lastWeight && compareWeight(weight, lastWeight).large && !values.sure.length)
    found.weight = 'Far from the last weight: correct it, or tick below that it is right'
  const time = timeProblem(values.at, now, writtenAt)
  return time ? { ...found, at: time } : found
}

/** Only for values without problems; `writtenAt`: when its time was written. */
export const toDraft = (values: Values, writtenAt: number): MeasuredDraft => ({
  readings: measurables.flatMap((name) => {
    const { value } = checked(name, values[name])
    return value === undefined ? [] : [{ name, value }]
  }),
  at: fromLondonWallClock(values.at, writtenAt) ?? '',
  note: values.note.trim(),
})

/** One Observation to a reading, in the unit that is written (domain facts §2.2, §4.6). */
export const fromDraft = (
  { readings, at, note }: MeasuredDraft,
  { patientId, session, now, actId }: Actor,
  encounterId: string | undefined,
): Observation[] =>
  readings.map(({ name, value }) => {
    const { words, codings, unit, ucum } = measured[name]
    return {
      resourceType: 'Observation',
      identifier: [entryIdentifier(session, `${actId}/${name}`)],
      status: 'final',
      category: [vitalSigns],
      code: { ...concept(...codings), text: words },
      subject: { reference: `Patient/${patientId}` },
      ...(encounterId ? { encounter: { reference: `Encounter/${encounterId}` } } : {}),
      effectiveDateTime: at,
      issued: now.toISOString(),
      performer: [recordedBy(session)],
      valueQuantity: { value, unit, system: ucumSystem, code: ucum },
      ...(note ? { note: [{ text: note }] } : {}),
    }
  })

const vitalSigns = {
  coding: [
    {
      system: 'http://terminology.hl7.org/CodeSystem/observation-category',
      code: 'vital-signs',
      display: 'Vital Signs',
    },
  ],
}
