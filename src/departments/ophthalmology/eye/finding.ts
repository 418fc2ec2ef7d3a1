import type { FhirResource, Observation } from 'fhir/r4'

import type { Stored } from '#fhir/client.ts'
import { instantOf, londonDate } from '#fhir/dates.ts'

import { drawingCodes } from './drawing.ts'
import { elementNames, elements } from './elements.ts'
import { type Eye, eyeOf } from './eye.ts'
import { measureCodes, measureOf } from './measures.ts'
import { titleOf, type Words, wordsOf } from './words.ts'

/** One thing found of an eye, in words, with the entry it stands in. */
export type Finding = {
  id: string
  /** Undefined: it does not say, and stands apart */
  eye: Eye | undefined
  title: string
  words: Words
  when: string | undefined
  at: number | undefined
  observation: Stored<Observation>
}

const coded = [...elementNames.flatMap((one) => elements[one].coding), ...drawingCodes]

/** `code` of a search for everything an examination may find. */
export const findingCodes = [
  ...new Set([measureCodes, ...coded.map(({ system, code }) => `${system}|${code}`)]),
].join(',')

/** What an eye examination finds, or what is said of an eye by others in codes we do not know. */
function isOfEyes({ code, bodySite }: Stored<Observation>, eye: Eye | undefined): boolean {
  if (eye || measureOf(code)) return true
  const known = (code?.coding ?? []).some((one) =>
    coded.some((ours) => ours.code === one.code && ours.system === one.system),
  )
  return known || /\b(eye|ocular|retina)/i.test(bodySite?.text ?? '')
}

/** The oldest first; what was entered in error is left out. */
export function toFindings(
  observations: readonly Stored<Observation>[],
  included: readonly FhirResource[],
): Finding[] {
  const byId = new Map(observations.map((one) => [one.id, one]))
  return [...byId.values()]
    .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
    .flatMap((observation) => {
      const eye = eyeOf(observation.bodySite, observation, included)
      if (!isOfEyes(observation, eye)) return []
      const when = observation.effectiveDateTime ?? observation.effectivePeriod?.start
      return [
        {
          id: observation.id,
          eye,
          title: titleOf(observation),
          words: wordsOf(observation),
          when,
          at: instantOf(when),
          observation,
        },
      ]
    })
    .toSorted((one, other) => inTime(one).localeCompare(inTime(other)))
}

/** A day without a time stands before its hours. */
const inTime = ({ at, when = '' }: Finding) => (at === undefined ? when : new Date(at).toISOString())

/** All that was found of one part of one eye on the last day it was looked at. */
export function lastFinding(findings: readonly Finding[], title: string, eye: Eye): Finding[] {
  const all = findings.filter((one) => one.title === title && one.eye === eye)
  const last = all.at(-1)
  return last ? all.filter((one) => dayOf(one) === dayOf(last)) : []
}

/** The day it was found on, in London; `''` when it says none. */
export const dayOf = ({ at, when }: Pick<Finding, 'at' | 'when'>): string =>
  at === undefined ? (when ?? '') : londonDate(new Date(at))
