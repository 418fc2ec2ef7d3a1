import type { Observation, Reference } from 'fhir/r4'
import { z } from 'zod/mini'

import { observationCodes } from '#clinical/observations/observation-codes.ts'
import { entrySystem } from '#clinical/acts/recorded-by.ts'
import { concept, ucumSystem } from '#fhir/coding.ts'

/** `chart`: back to what the chart asks for. */
export const intervalDraft = z.object({
  interval: z.string().check(z.minLength(1, 'Choose how often')),
  reason: z.string().check(z.trim(), z.minLength(3, 'Say why the interval is changed'), z.maxLength(500)),
})
export type IntervalDraft = z.infer<typeof intervalDraft>

export const intervals = [
  { value: 'chart', label: 'As the chart asks' },
  { value: '15', label: 'Every 15 minutes' },
  { value: '30', label: 'Every 30 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '120', label: 'Every 2 hours' },
  { value: '240', label: 'Every 4 hours' },
  { value: '360', label: 'Every 6 hours' },
  { value: '480', label: 'Every 8 hours' },
  { value: '720', label: 'Every 12 hours' },
  { value: '1440', label: 'Every 24 hours' },
]

const scoreWords = { score: 'NEWS2 total score', pewsScore: 'PEWS total score' } as const

export type Deciding = {
  patientId: string
  entryId: string
  author: Reference
  /** Whose decision it is (domain facts §7.3) */
  organisation: Reference
  now: Date
  /** The newest score, which the decision is made on: a higher one later is a new situation */
  score: { code: 'score' | 'pewsScore'; total: number } | undefined
}

/** A decision with name, time and reason, as the one about the saturation target is (domain facts §2.1). */
export function fromIntervalDraft({ interval, reason }: IntervalDraft, deciding: Deciding): Observation {
  const { patientId, entryId, author, organisation, now, score } = deciding
  const minutes = interval === 'chart' ? undefined : Number(interval)
  const asked = intervals.find(({ value }) => value === interval)?.label ?? interval
  return {
    resourceType: 'Observation',
    identifier: [{ system: entrySystem, value: entryId, assigner: organisation }],
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'survey',
            display: 'Survey',
          },
        ],
      },
    ],
    code: concept({ ...observationCodes.interval[0], display: 'Interval between observations' }),
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: now.toISOString(),
    issued: now.toISOString(),
    performer: [author],
    ...(minutes === undefined
      ? { valueCodeableConcept: { text: asked } }
      : { valueQuantity: { value: minutes, unit: 'minutes', system: ucumSystem, code: 'min' } }),
    note: [{ text: reason }],
    ...(score
      ? {
          component: [
            {
              code: concept({ ...observationCodes[score.code][0], display: scoreWords[score.code] }),
              valueQuantity: { value: score.total, unit: 'score', system: ucumSystem, code: '{ScoreOf}' },
            },
          ],
        }
      : {}),
  }
}
