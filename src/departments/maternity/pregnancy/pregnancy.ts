import type { Encounter, EpisodeOfCare, FhirResource, Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import type { Had } from '#departments/maternity/antenatal/schedule.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, quantityText, textOf } from '#fhir/coding.ts'
import { instantOf } from '#fhir/dates.ts'

import { codes, contactSystem, losses, risk } from './codes.ts'
import { parityText } from './gestation.ts'

export type Estimate = { id: string; edd: string; how: string; on: string | undefined }
export type Height = {
  at: number | undefined
  when: string | undefined
  cm: number | undefined
  text: string
}
export type Pregnancy = {
  episode: Stored<EpisodeOfCare>
  begun: string | undefined
  over: boolean
  /** Every estimate that was made, the newest first: the first is the one agreed, and none is ever computed anew */
  estimates: Estimate[]
  parity: string | undefined
  firstBaby: boolean
  bloodGroup: string | undefined
  rhNegative: boolean
  riskWords: string[]
  heights: Height[]
  contacts: (Had & { id: string; words: string; notes: string[] })[]
}

const is = (coding: { code?: string }) => (one: Observation) => hasAny(one.code, coding.code ?? '')
const newestFirst = (one: Observation, other: Observation) =>
  (other.issued ?? other.effectiveDateTime ?? '').localeCompare(one.issued ?? one.effectiveDateTime ?? '')

/** The pregnancies of one patient, the newest first. Each has what names it; what names none belongs to the one under way. */
export function toPregnancies(
  episodes: readonly Stored<EpisodeOfCare>[],
  observations: readonly Stored<Observation>[],
  encounters: readonly Stored<Encounter>[],
): Pregnancy[] {
  const kept = episodes.filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
  return kept
    .toSorted((one, other) => (other.period?.start ?? '').localeCompare(one.period?.start ?? ''))
    .map((episode, index) => {
      const reference = `EpisodeOfCare/${episode.id}`
      const mine = observations
        .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
        .filter(({ focus }) => {
          const named = listOf(focus).flatMap((one) => one.reference ?? [])
          const names = named.filter((one) => one.includes('EpisodeOfCare/'))
          return names.length === 0 ? index === 0 : names.some((one) => one.endsWith(reference))
        })
      const visits = encounters.filter(
        (one) =>
          one.status !== 'entered-in-error' &&
          listOf(one.episodeOfCare).some(({ reference: named }) => named?.endsWith(reference)),
      )
      return toPregnancy(episode, mine, visits)
    })
}

function toPregnancy(
  episode: Stored<EpisodeOfCare>,
  observations: readonly Stored<Observation>[],
  visits: readonly Stored<Encounter>[],
): Pregnancy {
  const newest = (coding: { code?: string }) => observations.filter(is(coding)).toSorted(newestFirst)
  const count = (coding: { code?: string }) =>
    newest(coding)[0]?.valueInteger ?? newest(coding)[0]?.valueQuantity?.value
  const [gravida, births, lost] = [count(codes.pregnancies), count(codes.births), count(losses)]
  const group = (coding: { code?: string }) => newest(coding)[0]?.valueCodeableConcept
  const [abo, rh] = [group(codes.abo), group(codes.rh)]
  return {
    episode,
    begun: episode.period?.start,
    over: episode.status === 'finished',
    estimates: newest(codes.dueDate).flatMap((one) => {
      const edd = one.valueDateTime?.slice(0, 10)
      return edd
        ? {
            id: one.id,
            edd,
            how: textOf(one.method, 'Method not recorded'),
            on: one.effectiveDateTime ?? one.issued,
          }
        : []
    }),
    parity: gravida === undefined ? undefined : parityText(gravida, births ?? 0, lost ?? 0),
    firstBaby: (births ?? 0) === 0,
    bloodGroup:
      [abo, rh]
        .map((one) => one && textOf(one, ''))
        .filter(Boolean)
        .join(' ') || undefined,
    rhNegative: hasAny(rh, 'NEG') || /neg/i.test(rh ? textOf(rh, '') : ''),
    riskWords: newest(risk).flatMap(({ valueString }) => valueString?.trim() || []),
    heights: observations
      .filter(is(codes.fundalHeight))
      .map(({ effectiveDateTime, valueQuantity }) => ({
        at: instantOf(effectiveDateTime),
        when: effectiveDateTime,
        cm: valueQuantity?.value,
        text: quantityText(valueQuantity) ?? 'Not recorded',
      }))
      .toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)),
    contacts: visits
      .map((one) => {
        const code = listOf(one.type)
          .flatMap(({ coding }) => listOf(coding))
          .find(({ system }) => system === contactSystem)
        return {
          id: one.id,
          contactId: code?.code,
          on: one.period?.start,
          words:
            listOf(one.type)
              .map((type) => textOf(type, ''))
              .find(Boolean) ?? 'Contact',
          notes: listOf(one.reasonCode).flatMap(({ text }) => text ?? []),
        }
      })
      .toSorted((one, other) => (other.on ?? '').localeCompare(one.on ?? '')),
  }
}

/** Told from what else is an episode of care: by its type, in whichever code system. */
export const isPregnancy = ({ type, diagnosis }: EpisodeOfCare): boolean =>
  listOf(type).some((one) => hasAny(one, '77386006') || /pregnan|matern|antenatal/i.test(textOf(one, ''))) ||
  listOf(diagnosis).some(({ condition }) =>
    /pregnan/i.test(`${condition.display ?? ''} ${condition.reference ?? ''}`),
  )

/** Of an answer that holds several kinds. */
export const ofKind = <T extends FhirResource['resourceType']>(those: readonly FhirResource[], kind: T) =>
  those.filter(
    (one): one is Extract<FhirResource, { resourceType: T }> & { id: string } => one.resourceType === kind,
  )
