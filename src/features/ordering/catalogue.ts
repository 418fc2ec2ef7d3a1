import type { ActivityDefinition, CodeableConcept, Coding, Duration, PlanDefinition } from 'fhir/r4'

import { type Answer, type Entries, toEntries } from '#clinical/entries/entries.ts'
import { type OrderKind, orderKindOf } from '#clinical/care/order.ts'
import { resolve } from '#clinical/entries/source.ts'
import { textOf } from '#fhir/coding.ts'

/** One thing that can be asked for, as the catalogue in the record has it (docs/decisions/009). */
export type Orderable = {
  /** Its canonical address, without a version */
  url: string
  version: string | undefined
  title: string
  /** Other words people look for it by */
  words: string
  kind: OrderKind
  /** Under what it is found when one looks through everything: Laboratory, X-ray, CT */
  group: string
  category: CodeableConcept
  code: CodeableConcept
  specimen: string | undefined
  /** What it measures, the telling ones first */
  measures: { name: string; codes: Coding[] }[]
  bodySite: CodeableConcept | undefined
  /** Left, right or both must be said (hazard H13) */
  sided: boolean
  /** The questions that must be answered before it is signed: the canonical address of a Questionnaire */
  safety: string | undefined
  /** Asked again sooner than this, it wants a reason */
  interval: Interval | undefined
}

type Interval = { hours: number; words: string }

export type OrderSet = {
  url: string
  title: string
  words: string
  orderables: Orderable[]
  /** How many of it are not in the catalogue any more */
  missing: number
}

export type Catalogue = { orderables: Entries<Orderable>; sets: Entries<OrderSet> }

const extensions = 'https://lune.example/fhir/StructureDefinition'

export function toCatalogue(
  activities: Answer<ActivityDefinition>,
  plans: Answer<PlanDefinition>,
): Catalogue {
  const orderables = toEntries(activities, toOrderable)
  const byUrl = new Map(orderables.entries.map((one) => [one.url, one]))
  const sets = toEntries(plans, ({ url, title, subtitle, action = [] }): OrderSet | undefined => {
    if (!url || !title) return undefined
    const meant = action.flatMap(({ definitionCanonical }) => definitionCanonical?.split('|')[0] ?? [])
    const found = meant.flatMap((one) => byUrl.get(one) ?? [])
    return {
      url,
      title,
      words: subtitle ?? '',
      orderables: found,
      missing: meant.length - found.length,
    }
  })
  return {
    orderables: { ...orderables, entries: orderables.entries.toSorted(byTitle) },
    sets: { ...sets, entries: sets.entries.filter((one) => one.orderables.length > 0).toSorted(byTitle) },
  }
}

const byTitle = (one: { title: string }, other: { title: string }) => one.title.localeCompare(other.title)

function toOrderable(activity: ActivityDefinition): Orderable | undefined {
  const { url, version, title, subtitle, topic = [], code, bodySite = [], extension = [], kind } = activity
  const [category, ...finer] = topic
  const orderKind = orderKindOf(topic)
  // imported definitions of other things are no part of what can be asked for here
  if (!url || !code || !category || (kind && kind !== 'ServiceRequest')) return undefined
  if (orderKind !== 'laboratory' && orderKind !== 'imaging') return undefined
  return {
    url,
    version,
    title: title ?? textOf(code),
    words: subtitle ?? '',
    kind: orderKind,
    group: textOf(finer[0] ?? category, 'Other'),
    category,
    code,
    specimen: specimenOf(activity),
    measures: measuresOf(activity),
    bodySite: bodySite[0],
    sided: extension.some(
      ({ url, valueBoolean }) => url === `${extensions}/laterality-required` && valueBoolean === true,
    ),
    safety: activity.relatedArtifact?.find(
      ({ type, resource }) => type === 'depends-on' && resource?.includes('/Questionnaire/'),
    )?.resource,
    interval: intervalOf(
      extension.find(({ url }) => url === `${extensions}/minimum-interval`)?.valueDuration,
    ),
  }
}

function specimenOf(activity: ActivityDefinition): string | undefined {
  const [required] = activity.specimenRequirement ?? []
  const there = required && resolve(required, activity, [])
  if (there?.resourceType !== 'SpecimenDefinition') return required?.display
  const container = there.typeTested?.[0]?.container
  const held = container?.description ?? (container?.cap && textOf(container.cap, ''))
  const type = there.typeCollected ? textOf(there.typeCollected, '') : ''
  return [type, held].filter(Boolean).join(', ') || undefined
}

function measuresOf(activity: ActivityDefinition) {
  return (activity.observationResultRequirement ?? []).flatMap((required) => {
    const there = resolve(required, activity, [])
    if (there?.resourceType !== 'ObservationDefinition') return []
    return { name: textOf(there.code), codes: there.code.coding ?? [] }
  })
}

const hoursOf: Record<string, number> = { h: 1, d: 24, wk: 168, mo: 730, a: 8766 }

function intervalOf({ value, code, unit }: Duration = {}): Interval | undefined {
  const hours = hoursOf[code ?? '']
  return value && hours ? { hours: value * hours, words: `${value} ${unit ?? code}` } : undefined
}

/** Two letters before anything is offered: Mg, PE and UE have no more (hazard H17 asks that nothing is preselected). */
export const fewestLetters = 2

/** What begins with the words before what only holds them; an abbreviation typed whole comes first of all. */
export function found<T extends { title: string; words: string }>(things: readonly T[], typed: string): T[] {
  const wanted = plain(typed)
  if (wanted.length < fewestLetters) return []
  const rank = ({ title, words }: T): number => {
    const [name, others] = [plain(title), words.split(',').map(plain)]
    if (name === wanted || others.includes(wanted)) return 0
    if (name.startsWith(wanted)) return 1
    if (others.some((one) => one.startsWith(wanted))) return 2
    const every = wanted.split(' ').every((word) => startsAWord(`${name} ${others.join(' ')}`, word))
    return every ? 3 : 9
  }
  return things
    .map((thing) => ({ thing, rank: rank(thing) }))
    .filter(({ rank }) => rank < 9)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ thing }) => thing)
}

const startsAWord = (words: string, start: string) => ` ${words}`.includes(` ${start}`)

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
