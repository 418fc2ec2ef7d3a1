import type { CodeableConcept, DiagnosticReport, Observation, ServiceRequest } from 'fhir/r4'

import { entryIdOf } from '#clinical/writing/draft-keeper.ts'
import { whoText } from '#clinical/entries/source.ts'
import { markOf, type Mark, valueText } from '#clinical/results/value.ts'
import { hasCode, textOf } from '#fhir/coding.ts'

import type { Orderable } from './catalogue.ts'

/** When this was last asked for and what it said, for the line below a request (hazard H16: beside it, never over it). */
export type Recent = {
  /** The newest first */
  asked: Asked[]
  /** The newest of each thing it measures */
  values: { name: string; value: string; mark: Mark; when: string | undefined }[]
  /** When there are no values: what the newest report says */
  report: { when: string | undefined; says: string } | undefined
}

type Asked = { entryId: string; when: string | undefined; by: string | undefined; resulted: boolean }

type Found = {
  requests: readonly ServiceRequest[]
  observations: readonly Observation[]
  reports: readonly DiagnosticReport[]
}

export function toRecent({ measures }: Pick<Orderable, 'measures'>, found: Found): Recent {
  const values = measures.flatMap(({ name, codes }) => {
    const same = found.observations.filter(
      ({ code, status }) =>
        status !== 'entered-in-error' && status !== 'cancelled' && codes.some((one) => hasCode(code, one)),
    )
    const last = newest(same, whenOf)
    return last
      ? [{ name, value: valueText(last), mark: markOf(last.interpretation), when: whenOf(last) }]
      : []
  })
  const last = newest(
    found.reports.filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled'),
    whenOf,
  )
  return {
    asked: newestFirst(found.requests.filter(counts), ({ authoredOn }) => authoredOn).map((request) => ({
      entryId: entryIdOf(request),
      when: request.authoredOn,
      by: whoText(request.requester, request),
      resulted: request.status === 'completed',
    })),
    values,
    report:
      last && values.length === 0
        ? { when: whenOf(last), says: last.conclusion?.trim() || conclusionIn(last.conclusionCode) }
        : undefined,
  }
}

/** Drafts, and what was withdrawn or never meant, are no earlier request. */
const counts = ({ status }: ServiceRequest) => ['active', 'on-hold', 'completed', 'unknown'].includes(status)

const whenOf = ({
  effectiveDateTime,
  effectivePeriod,
  issued,
}: Pick<Observation, 'effectiveDateTime' | 'effectivePeriod' | 'issued'>) =>
  effectiveDateTime ?? effectivePeriod?.start ?? issued

const conclusionIn = (codes: CodeableConcept[] = []) =>
  codes
    .map((one) => textOf(one, ''))
    .filter(Boolean)
    .join('; ')

const newestFirst = <T>(things: readonly T[], when: (thing: T) => string | undefined): T[] =>
  things.toSorted((one, other) => instant(when(other)) - instant(when(one)))
const newest = <T>(things: readonly T[], when: (thing: T) => string | undefined): T | undefined =>
  newestFirst(things, when)[0]

const instant = (when: string | undefined) => (when && Date.parse(when)) || 0

/** A request whose signature was not heard of stands in the record already: it is no earlier one of itself. */
export const before = (recent: Recent, entryId: string): Recent => ({
  ...recent,
  asked: recent.asked.filter((one) => one.entryId !== entryId),
})

/** The newest moment at which it was asked for or measured. */
export function lastTime({ asked, values, report }: Recent): number | undefined {
  const times = [asked[0]?.when, report?.when, ...values.map(({ when }) => when)].map(instant)
  const last = Math.max(0, ...times)
  return last > 0 ? last : undefined
}

/** Within the catalogue's interval it may be asked again only with a reason. */
export function isTooSoon({ interval }: Pick<Orderable, 'interval'>, recent: Recent, now: number): boolean {
  const last = lastTime(recent)
  return interval !== undefined && last !== undefined && now - last < interval.hours * 3_600_000
}
