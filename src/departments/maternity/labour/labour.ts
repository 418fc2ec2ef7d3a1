import type { Encounter, MedicationAdministration, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasCode, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { type Birth, toBirths } from '#departments/maternity/birth/births.ts'
import { toLossItem, type LossItem } from './blood-loss.ts'
import { labourCodes } from './codes.ts'
import { type Trace, toTrace } from './ctg-record.ts'
import { type Measure, measureIn, type MeasureKey, pressurePart, valueText } from './measures.ts'
import { labourRules, type Stage } from './rules.ts'

/** One thing that was charted: who read what, when. */
export type Charted = {
  resource: Stored<Observation>
  measure: Measure
  key: string
  at: number | undefined
  when: string | undefined
  value: number | undefined
  text: string
  by: string
}

export type Given = {
  resource: Stored<MedicationAdministration>
  at: number | undefined
  when: string | undefined
}

export type Labour = {
  encounter: Stored<Encounter>
  begun: number | undefined
  over: boolean
  onset: { resource: Stored<Observation>; text: string; note: string } | undefined
  /** Oldest first */
  charted: Charted[]
  /** Oldest first, with what a second person made of each */
  traces: Trace[]
  losses: LossItem[]
  given: Given[]
  births: Birth[]
  /** When 4 cm, and 10 cm, were first found */
  established: number | undefined
  second: number | undefined
  stage: Stage
}

const whoIn = ({ performer }: Observation) =>
  listOf(performer)
    .flatMap(({ display }) => display ?? [])
    .join(', ') || 'Not recorded'

const stands = ({ status }: Observation) => status !== 'entered-in-error' && status !== 'cancelled'
const isOf = (one: Observation, code: (typeof labourCodes)[keyof typeof labourCodes]) =>
  hasCode(one.code, code)
const oldestFirst = (one: { at: number | undefined }, other: { at: number | undefined }) =>
  (one.at ?? 0) - (other.at ?? 0)

/** What is known of one labour, from all that was read of the patient since it began. */
export function toLabour(
  encounter: Stored<Encounter>,
  observations: readonly Stored<Observation>[],
  given: readonly Stored<MedicationAdministration>[],
): Labour {
  const kept = observations.filter(stands)
  const onset = kept.find((one) => isOf(one, labourCodes.onset) && isIn(one, encounter))
  const charted = kept
    .flatMap((resource): Charted[] => {
      const measure = measureIn(resource)
      if (!measure) return []
      const at = instantOf(resource.effectiveDateTime)
      const value =
        measure.kind === 'pressure' ? pressurePart(resource, 'sbp') : resource.valueQuantity?.value
      return [
        {
          resource,
          measure,
          key: measure.key,
          at,
          when: resource.effectiveDateTime,
          value: measure.kind === 'choice' ? undefined : value,
          text: valueText(resource),
          by: whoIn(resource),
        },
      ]
    })
    .toSorted(oldestFirst)
  const reached = (cm: number) =>
    charted.find(({ key, value, at }) => key === 'cervix' && at !== undefined && (value ?? -1) >= cm)?.at
  const established = reached(labourRules.establishedFrom)
  const second = reached(labourRules.fullDilatation)
  const births = toBirths(kept)
  const traces = kept.filter((one) => isOf(one, labourCodes.ctg) && isIn(one, encounter))
  const eyes = kept.filter((one) => isOf(one, labourCodes.freshEyes))
  return {
    encounter,
    begun: instantOf(encounter.period?.start),
    over: encounter.status === 'finished' || encounter.status === 'cancelled',
    onset: onset && {
      resource: onset,
      text: textOf(onset.valueCodeableConcept, 'Onset not recorded'),
      note: listOf(onset.note)
        .map(({ text }) => text)
        .join(' '),
    },
    charted,
    traces: traces.map((one) => toTrace(one, eyes)).toSorted(oldestFirst),
    losses: kept
      .filter((one) => isOf(one, labourCodes.bloodLoss) && isIn(one, encounter))
      .map(toLossItem)
      .toSorted(oldestFirst),
    given: given
      .filter(
        ({ status, context }) =>
          status !== 'entered-in-error' && referenceId(context, 'Encounter') === encounter.id,
      )
      .map((resource) => {
        const when = resource.effectiveDateTime ?? resource.effectivePeriod?.start
        return { resource, when, at: instantOf(when) }
      })
      .toSorted(oldestFirst),
    births,
    established,
    second,
    stage: allBorn(births)
      ? 'after'
      : second !== undefined
        ? 'second'
        : established !== undefined
          ? 'first'
          : 'latent',
  }
}

/** Of twins the second is still to come until it has its birth; where nobody said how many, one is all. */
const allBorn = (births: readonly Birth[]) =>
  births.length > 0 && births.length >= Math.max(1, ...births.map(({ fetuses }) => fetuses ?? 1))

const isIn = ({ encounter }: Observation, { id }: Stored<Encounter>) =>
  referenceId(encounter, 'Encounter') === id

/** The newest of these kinds; of a time that is not known nothing is the newest. */
export const lastOf = ({ charted }: Pick<Labour, 'charted'>, ...keys: MeasureKey[]): Charted | undefined =>
  charted.findLast(({ key, at }) => at !== undefined && keys.some((one) => one === key))

export const stageWords: Record<Stage, string> = {
  latent: 'Not yet established (less than 4 cm found so far)',
  first: 'Established first stage',
  second: 'Second stage (fully dilated)',
  after: 'After the birth',
}
