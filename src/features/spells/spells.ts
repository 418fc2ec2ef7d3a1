import type { CodeableConcept, Encounter, Period } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, textOf } from '#fhir/coding.ts'
import { instantOf, londonDate } from '#fhir/dates.ts'
import { ukExtension } from '#fhir/uk-core.ts'

/** A stretch of time; `end` undefined: it goes on. */
export type Span = { start: string | undefined; end: string | undefined }

/** Hospital provider spell ⊃ consultant episodes ⊃ ward stays (NHS Data Dictionary; domain facts §5.4). */
export type Spell = Span & {
  id: string
  patientId: string | undefined
  method: Coded
  source: Coded
  management: Coded
  specialty: Coded
  dischargeMethod: Coded
  destination: Coded
  organisation: string | undefined
  episodes: Episode[]
  wardStays: WardStay[]
  leaves: Span[]
  /** Midnights in the hospital, without those at home on leave; undefined while it cannot be told */
  nights: number | undefined
}
export type Episode = Span & { number: number; consultant: string | undefined }
export type WardStay = Span & { number: number; wardId: string | undefined; ward: string | undefined }
/** `words` is empty where nothing is recorded */
export type Coded = { code: string; words: string }

const counted = new Set(['in-progress', 'onleave', 'finished'])

/** Stays in hospital that have begun; what is planned, cancelled or in error is none. */
export const isSpell = ({ status, class: kind }: Encounter): boolean =>
  counted.has(status) && ['IMP', 'ACUTE', 'NONAC'].includes(kind?.code ?? '')

export function toSpell(stay: Stored<Encounter>, nameOf: (placeId: string) => string | undefined): Spell {
  const { period, hospitalization, serviceType } = stay
  const whole: Span = { start: period?.start, end: period?.end }
  const leaves = leavesOf(stay)
  const extension = [...listOf(stay.extension), ...listOf(hospitalization?.extension)]
  const coded = (url: string) => extension.find((one) => one.url === url)
  return {
    id: stay.id,
    patientId: referenceId(stay.subject, 'Patient'),
    ...whole,
    method: codeOf(coded(ukExtension('AdmissionMethod'))?.valueCodeableConcept),
    source: codeOf(hospitalization?.admitSource),
    management: codeOf({
      coding: listOf(coded('https://lune.example/fhir/StructureDefinition/intended-management')?.valueCoding),
    }),
    specialty: codeOf(serviceType),
    dischargeMethod: codeOf(coded(ukExtension('DischargeMethod'))?.valueCodeableConcept),
    destination: codeOf(hospitalization?.dischargeDisposition),
    organisation: stay.serviceProvider?.display,
    episodes: episodesOf(stay, whole),
    wardStays: wardStaysOf(stay, whole, nameOf),
    leaves,
    nights: nightsOf(whole, leaves),
  }
}

const codeOf = (concept: CodeableConcept | undefined): Coded => ({
  code: concept?.coding?.find(({ code }) => code)?.code ?? '',
  words: concept?.coding?.length || concept?.text ? textOf(concept, '') : '',
})

/** From one consultant to the next. Before the first who is named, and after the last, nobody is: that is said too. */
function episodesOf({ participant }: Encounter, whole: Span): Episode[] {
  const doctors = listOf(participant)
    .filter(({ type }) => listOf(type).some((one) => hasAny(one, 'ATND')))
    .map(({ individual, period }) => ({
      what: individual?.display ?? individual?.reference ?? 'Consultant without a name',
      ...spanIn(period, whole),
    }))
  return chained(doctors, whole).map(({ what, ...span }, index) => ({
    ...span,
    number: index + 1,
    consultant: what,
  }))
}

/** From one ward to the next; another bed of the same ward is the same ward stay. */
function wardStaysOf(
  { location }: Encounter,
  whole: Span,
  nameOf: (placeId: string) => string | undefined,
): WardStay[] {
  const wards = listOf(location)
    .filter(
      ({ status, physicalType }) =>
        status !== 'planned' && status !== 'reserved' && !hasAny(physicalType, 'bd', 'ro'),
    )
    .map(({ location: place, period }) => {
      const id = referenceId(place, 'Location')
      return { what: id ?? place?.display, id, name: place?.display, ...spanIn(period, whole) }
    })
  return chained(wards, whole).map(({ id, name, start, end }, index) => ({
    start,
    end,
    number: index + 1,
    wardId: id,
    ward: (id && nameOf(id)) ?? name,
  }))
}

const spanIn = (period: Period | undefined, whole: Span): Span => ({
  start: period?.start ?? whole.start,
  end: period?.end ?? whole.end,
})

type Link = Span & { what: string | undefined; id?: string | undefined; name?: string | undefined }

/** In order of time, each until the next begins; two of the same thing in a row are one. */
function chained(links: readonly Link[], whole: Span): Link[] {
  const sorted = links.toSorted((one, other) => when(one.start) - when(other.start))
  const first = sorted[0]
  const begun =
    first && when(first.start) > when(whole.start)
      ? [{ what: undefined, start: whole.start, end: first.start }, ...sorted]
      : sorted.length > 0
        ? sorted
        : [{ what: undefined, ...whole }]
  const chain: Link[] = []
  for (const link of begun) {
    const last = chain.at(-1)
    if (last && last.what === link.what) last.end = link.end
    else {
      if (last) last.end = link.start
      chain.push({ ...link })
    }
  }
  return chain
}

const when = (instant: string | undefined) => instantOf(instant) ?? Number.NEGATIVE_INFINITY

/** Home leave stands in the history of the status, the one that goes on in the status itself. */
function leavesOf({ status, statusHistory, period }: Encounter): Span[] {
  const past = listOf(statusHistory)
  const leaves = past
    .filter((one) => one.status === 'onleave')
    .map((one): Span => ({ start: one.period?.start, end: one.period?.end }))
  const now: Span[] =
    status === 'onleave' ? [{ start: past.at(-1)?.period?.end ?? period?.start, end: undefined }] : []
  return [...leaves, ...now]
}

/** Midnights of London between two instants, whatever the clocks do meanwhile. */
export function midnights({ start, end }: Span): number | undefined {
  const [from, to] = [instantOf(start), instantOf(end)]
  if (from === undefined || to === undefined || to < from) return undefined
  const day = (instant: number) => Date.parse(londonDate(new Date(instant)))
  return Math.round((day(to) - day(from)) / 86_400_000)
}

function nightsOf(whole: Span, leaves: readonly Span[]): number | undefined {
  const all = midnights(whole)
  if (all === undefined) return undefined
  const away = leaves.map((leave) => midnights({ ...leave, end: leave.end ?? whole.end }) ?? 0)
  return Math.max(all - away.reduce((sum, one) => sum + one, 0), 0)
}
