import type { CarePlan, MedicationRequest, MedicationStatement } from 'fhir/r4'

import type { Rows } from '#clinical/entries/versions.ts'
import { eyes, eyeWords } from '#departments/ophthalmology/eye/eye.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDate } from '#fhir/dates.ts'

import { toDrops } from './drops.ts'
import { intervals, intervalWords, toGlaucomaPlan } from './plan.ts'

/** What one version of the plan says, in words. */
export function planRows(resource: Stored<CarePlan>): Rows {
  const { type, risk, treatment, every, targetReasons, note } = toGlaucomaPlan(resource)
  return [
    ['What it is', type],
    ['Risk', risk],
    ['Treatment', treatment.join(', ')],
    ...eyes.map((eye) => [`Why the target, ${eyeWords[eye].toLowerCase()}`, targetReasons[eye]] as const),
    ...intervals.map(
      (interval) => [intervalWords[interval], every[interval] && `every ${every[interval]} months`] as const,
    ),
    ['Note', note],
  ].map(([label, words]) => [label ?? '', words || undefined] as const)
}

export function dropsRows(resource: Stored<MedicationStatement | MedicationRequest>): Rows {
  const drops = toDrops(resource, [])
  if (!drops) return [['State', 'Entered in error']]
  return [
    ['Drops', drops.drug],
    ['How often', drops.often],
    ['Since', formatDate(drops.from)],
    ['Until', drops.until && formatDate(drops.until)],
    ['Stopped', drops.stopped],
    ['Use and supply', drops.notes.join('\n') || undefined],
  ]
}
