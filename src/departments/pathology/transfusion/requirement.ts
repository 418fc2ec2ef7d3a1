import type { Flag } from 'fhir/r4'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { type Source, sourceOf } from '#clinical/entries/source.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import type { Requirement } from './policy.ts'

/** What blood for this patient must be, as an alert of the chart: it stays until somebody ends it. */
export type SpecialRequirement = {
  /** The policy’s word for it, `irradiated`; undefined: from elsewhere, in words */
  code: string | undefined
  words: string
  /** Without why */
  short: string
  since: string | undefined
  patientId: string | undefined
  source: Source
  flag: Stored<Flag>
}

const system = 'https://lune.example/fhir/CodeSystem/transfusion-requirement'
const requirementCategory = {
  system: 'https://lune.example/fhir/CodeSystem/flag-category',
  code: 'transfusion-requirement',
  display: 'Transfusion requirement',
}

/** Undefined for an alert of another kind, and for one that has ended. */
export function toRequirement(flag: Stored<Flag>, now: number): SpecialRequirement | undefined {
  const { category, status, period, code, subject } = flag
  const isOne = listOf(category).some((one) =>
    listOf(one.coding).some(
      (coding) => coding.system === requirementCategory.system && coding.code === requirementCategory.code,
    ),
  )
  const ended = period?.end !== undefined && Date.parse(period.end) <= now
  if (!isOne || status !== 'active' || ended) return undefined
  const own = listOf(code.coding).find((one) => one.system === system)
  const words = textOf(code, 'Requirement without words: see the source')
  return {
    code: own?.code,
    words,
    short: own?.display ?? words,
    since: period?.start,
    patientId: referenceId(subject, 'Patient'),
    source: sourceOf(flag, period?.start),
    flag,
  }
}

/** One alert each; why stands in it where everybody reads it. */
export function required(of: readonly Requirement[], why: string, actor: Actor): Act {
  return {
    make: of.map(({ id, words }) => ({
      resource: {
        resourceType: 'Flag',
        identifier: [entryIdentifier(actor.session, `${actor.actId}-${id}`)],
        status: 'active',
        category: [{ coding: [requirementCategory], text: requirementCategory.display }],
        code: { coding: [{ system, code: id, display: words }], text: `${words}: ${why.trim()}` },
        subject: { reference: `Patient/${actor.patientId}` },
        period: { start: actor.now.toISOString() },
        author: recordedBy(actor.session),
      } satisfies Flag,
    })),
    reason: why.trim(),
  }
}

/** Never deleted: its time ends, with why. */
export const noLongerRequired = ({ flag }: SpecialRequirement, why: string, { now }: Actor): Act => ({
  change: [
    {
      seen: flag,
      to: { ...flag, status: 'inactive', period: { ...flag.period, end: now.toISOString() } },
    },
  ],
  reason: why.trim(),
})
