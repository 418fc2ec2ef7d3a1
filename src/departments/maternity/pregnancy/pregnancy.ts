import type { CarePlan, Condition, Encounter, EpisodeOfCare, FhirResource, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'

import { isLabour } from '#departments/maternity/labour/codes.ts'

import { codes, contactSystem, postnatalSystem } from './codes.ts'
import { daysAfter, parityText } from './gestation.ts'

export type Estimate = {
  id: string
  edd: string
  how: string
  on: string | undefined
  observation: Stored<Observation>
}
export type Contact = {
  id: string
  contactId: string | undefined
  on: string | undefined
  words: string
  notes: string[]
}
export type Pregnancy = {
  episode: Stored<EpisodeOfCare>
  /** The problem that stands for it in the chart: by it every chart knows of the pregnancy */
  condition: Stored<Condition> | undefined
  plan: Stored<CarePlan> | undefined
  begun: string | undefined
  over: boolean
  /** When the first baby was born: from then on nothing antenatal is due */
  born: string | undefined
  /** How it ended, when it did */
  outcome: string | undefined
  /** Every estimate that was made, the newest first: the first is the one agreed, and none is ever computed anew */
  estimates: Estimate[]
  /** As stated at booking */
  stated: { gravida: number; births: number; losses: number } | undefined
  parity: string | undefined
  firstBaby: boolean
  bloodGroup: string | undefined
  rhNegative: boolean
  riskWords: string[]
  midwife: { name: string; user: string | undefined } | undefined
  contacts: Contact[]
  /** All that names it, for whoever reads a part of it */
  observations: Stored<Observation>[]
  visits: Stored<Encounter>[]
}

/** What is read of one patient. */
export type Read = {
  episodes: readonly Stored<EpisodeOfCare>[]
  observations: readonly Stored<Observation>[]
  encounters: readonly Stored<Encounter>[]
  conditions?: readonly Stored<Condition>[]
  plans?: readonly Stored<CarePlan>[]
}

/** Those of one code, the newest first. */
export const newestOf = ({ observations }: Pick<Pregnancy, 'observations'>, { code }: { code?: string }) =>
  observations.filter((one) => hasAny(one.code, code ?? '')).toSorted(newestFirst)
const newestFirst = (one: Observation, other: Observation) =>
  (other.issued ?? other.effectiveDateTime ?? '').localeCompare(one.issued ?? one.effectiveDateTime ?? '')

const inError = ({ status }: { status?: string }) => status === 'entered-in-error' || status === 'cancelled'
const pointsAt = (those: readonly { reference?: string }[], reference: string) =>
  those.some((one) => one.reference?.endsWith(reference))

/** The pregnancies of one patient, the newest first. */
export function toPregnancies({
  episodes,
  observations,
  encounters,
  conditions = [],
  plans = [],
}: Read): Pregnancy[] {
  const kept = episodes.filter((one) => !inError(one))
  return kept
    .toSorted((one, other) => (other.period?.start ?? '').localeCompare(one.period?.start ?? ''))
    .map((episode, index) => {
      const reference = `EpisodeOfCare/${episode.id}`
      const named = observations.filter((one) => !inError(one) && pointsAt(listOf(one.focus), reference))
      // what names no pregnancy belongs to the newest, unless it is from before or after
      const others =
        index > 0
          ? []
          : observations.filter((one) => !inError(one) && !namesOne(one) && isWithin(one, episode, named))
      const diagnoses = listOf(episode.diagnosis).flatMap(({ condition }) => condition?.reference ?? [])
      return toPregnancy(episode, {
        observations: [...named, ...others],
        encounters: encounters.filter(
          (one) => one.status !== 'entered-in-error' && pointsAt(listOf(one.episodeOfCare), reference),
        ),
        conditions: conditions.filter(({ id }) => diagnoses.some((one) => one.endsWith(`Condition/${id}`))),
        plans: plans.filter((one) => one.status !== 'entered-in-error' && planNames(one, reference)),
      })
    })
}

const namesOne = ({ focus }: Observation) =>
  listOf(focus).some(({ reference }) => reference?.includes('EpisodeOfCare/'))

export const planOf = 'https://lune.example/fhir/StructureDefinition/plan-of-episode'
const planNames = ({ extension }: CarePlan, reference: string) =>
  pointsAt(
    listOf(extension).flatMap(({ valueReference }) => valueReference ?? []),
    reference,
  )

function isWithin(
  { effectiveDateTime, issued }: Observation,
  { period }: EpisodeOfCare,
  named: readonly Stored<Observation>[],
) {
  const on = (effectiveDateTime ?? issued)?.slice(0, 10)
  if (!on) return true
  const [agreed] = newestOf({ observations: [...named] }, codes.dueDate)
  const edd = agreed?.valueDateTime?.slice(0, 10)
  const from = edd ? daysAfter(edd, -280) : period?.start && daysAfter(period.start, -26 * 7)
  return (!from || on >= from) && (!period?.end || on <= period.end.slice(0, 10))
}

function toPregnancy(episode: Stored<EpisodeOfCare>, read: Required<Omit<Read, 'episodes'>>): Pregnancy {
  const observations = [...read.observations]
  const newest = (coding: { code?: string }) => newestOf({ observations }, coding)
  const count = (coding: { code?: string }) =>
    newest(coding)[0]?.valueInteger ?? newest(coding)[0]?.valueQuantity?.value
  const [gravida, births, lost] = [count(codes.pregnancies), count(codes.births), count(codes.losses)]
  const value = (coding: { code?: string }) => newest(coding)[0]?.valueCodeableConcept
  const [abo, rh] = [value(codes.abo), value(codes.rh)]
  const words = (one: typeof abo) => (one ? textOf(one, '') : '')
  const rhNegative = hasAny(rh, 'NEG') || /neg/i.test(words(rh))
  const manager = episode.careManager
  return {
    episode,
    condition: read.conditions[0],
    plan: read.plans[0],
    begun: episode.period?.start,
    over: episode.status === 'finished',
    born: newest(codes.birth)
      .flatMap(({ effectiveDateTime }) => effectiveDateTime ?? [])
      .toSorted((one, other) => one.localeCompare(other))[0],
    outcome: newest(codes.outcome).flatMap((one) =>
      textOf(one.valueCodeableConcept, one.valueString ?? ''),
    )[0],
    estimates: newest(codes.dueDate).flatMap(toEstimate),
    stated: gravida === undefined ? undefined : { gravida, births: births ?? 0, losses: lost ?? 0 },
    parity: gravida === undefined ? undefined : parityText(gravida, births ?? 0, lost ?? 0),
    firstBaby: (births ?? 0) === 0,
    bloodGroup: groupText(words(abo), words(rh), rhNegative),
    rhNegative,
    riskWords: newest(codes.risk).flatMap(({ valueString }) => valueString?.trim() || []),
    midwife: manager && { name: manager.display ?? 'Name not sent', user: manager.identifier?.value },
    contacts: read.encounters
      .filter(isAntenatal)
      .map(toContact)
      .toSorted((one, other) => (other.on ?? '').localeCompare(one.on ?? '')),
    observations,
    visits: [...read.encounters],
  }
}

/** Never shortened to a sign: `O RhD negative`. */
function groupText(abo: string, rh: string, rhNegative: boolean): string | undefined {
  const rhWords = rhNegative ? 'RhD negative' : /pos/i.test(rh) ? 'RhD positive' : rh
  return [abo, rhWords].filter(Boolean).join(' ') || undefined
}

function toEstimate(one: Stored<Observation>): Estimate[] {
  const edd = one.valueDateTime?.slice(0, 10)
  if (!edd || !/^\d{4}-\d\d-\d\d$/.test(edd)) return []
  const how = textOf(one.method, 'Method not recorded')
  return [{ id: one.id, edd, how, on: one.effectiveDateTime ?? one.issued, observation: one }]
}

/** Neither the labour nor a contact after the birth: those have views of their own. */
const isAntenatal = (visit: Encounter): boolean =>
  !isLabour(visit) &&
  !listOf(visit.type).some(({ coding }) => listOf(coding).some(({ system }) => system === postnatalSystem))

function toContact({ id, type, period, reasonCode }: Stored<Encounter>): Contact {
  const types = listOf(type)
  const code = types.flatMap(({ coding }) => listOf(coding)).find(({ system }) => system === contactSystem)
  return {
    id,
    contactId: code?.code,
    on: period?.start,
    words: types.map((one) => textOf(one, '')).find(Boolean) ?? 'Contact',
    notes: listOf(reasonCode).flatMap((one) => textOf(one, '') || []),
  }
}

/** Day 0+0 by an estimate: what the problem of the pregnancy is said to have begun on. */
export const beganOn = (edd: string) => daysAfter(edd, -280)

/** Told from what else is an episode of care: by its type, in whichever code system, or by the problem it is about. */
export const isPregnancy = (
  { type, diagnosis }: EpisodeOfCare,
  conditions: readonly Stored<Condition>[] = [],
): boolean =>
  listOf(type).some(
    (one) => hasAny(one, '77386006', 'ANC.Case') || /pregnan|matern|antenatal/i.test(textOf(one, '')),
  ) ||
  listOf(diagnosis).some(
    ({ condition }) =>
      /pregnan/i.test(`${condition?.display ?? ''} ${condition?.reference ?? ''}`) ||
      conditions.some(({ id }) => condition?.reference?.endsWith(`Condition/${id}`)),
  )

/** Of an answer that holds several kinds. */
export const ofKind = <T extends FhirResource['resourceType']>(those: readonly FhirResource[], kind: T) =>
  those.filter(
    (one): one is Extract<FhirResource, { resourceType: T }> & { id: string } => one.resourceType === kind,
  )
