import type { Observation } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { birthCodes } from '#departments/maternity/birth/codes.ts'
import type { Stored } from '#fhir/client.ts'
import { hasCode, quantityText, textOf } from '#fhir/coding.ts'

import { type Apgar, toApgars } from './apgar.ts'
import { cordWords, nipeItems } from './checks.ts'
import { birthWeight, newbornCodes, weightCodings } from './codes.ts'
import { type WeightChange, weightChange } from './weight.ts'

export type Weight = {
  id: string
  at: string | undefined
  text: string
  grams: number | undefined
  birth: boolean
  change: WeightChange | undefined
}
export type Checked = {
  id: string
  checkId: string | undefined
  words: string
  resultId: string | undefined
  result: string
  items: { words: string; result: string; refer: boolean }[]
  note: string | undefined
  at: string | undefined
  by: string | undefined
}
export type Feed = {
  id: string
  at: string | undefined
  kind: string
  mL: number | undefined
  wet: number
  dirty: number
  note: string | undefined
}
/** What is recorded of one baby, in the baby's own record. */
export type Newborn = {
  apgars: Apgar[]
  atBirth: { label: string; words: string; warning?: string }[]
  birthGrams: number | undefined
  /** The newest first */
  weights: Weight[]
  checks: Checked[]
  feeds: Feed[]
}

const ourCode = (one: Observation, prefix: string) =>
  listOf(one.code?.coding)
    .map(({ code }) => code ?? '')
    .find((code) => code.startsWith(prefix))
    ?.slice(prefix.length)

export function toNewborn(observations: readonly Stored<Observation>[]): Newborn {
  const all = observations
    .filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
    .toSorted(
      (one, other) =>
        (Date.parse(other.effectiveDateTime ?? '') || 0) - (Date.parse(one.effectiveDateTime ?? '') || 0) ||
        (other.issued ?? '').localeCompare(one.issued ?? ''),
    )
  const of = (name: keyof typeof newbornCodes) => all.filter(({ code }) => hasCode(code, newbornCodes[name]))
  const weighed = all.filter(
    ({ code }) => weightCodings.some((coding) => hasCode(code, coding)) || hasCode(code, birthWeight),
  )
  const birthGrams = gramsOf(weighed.find(({ code }) => hasCode(code, birthWeight)))
  return {
    apgars: toApgars(all),
    atBirth: atBirth(all),
    birthGrams,
    weights: weighed.map((one) => toWeight(one, birthGrams)),
    checks: of('check').map(toChecked),
    feeds: of('feed').map(toFeed),
  }
}

/** In grams and exact, or no weight to reckon with. */
const gramsOf = (one: Observation | undefined): number | undefined => {
  const quantity = one?.valueQuantity
  return quantity && (quantity.code ?? quantity.unit) === 'g' && !quantity.comparator
    ? quantity.value
    : undefined
}

function toWeight(one: Stored<Observation>, birthGrams: number | undefined): Weight {
  const grams = gramsOf(one)
  const birth = hasCode(one.code, birthWeight)
  return {
    id: one.id,
    at: one.effectiveDateTime,
    text: quantityText(one.valueQuantity) ?? 'Not recorded',
    grams,
    birth,
    change:
      birth || grams === undefined || birthGrams === undefined ? undefined : weightChange(birthGrams, grams),
  }
}

function atBirth(all: readonly Observation[]): Newborn['atBirth'] {
  const first = (coding: (typeof newbornCodes)[keyof typeof newbornCodes]) =>
    all.find(({ code }) => hasCode(code, coding))
  const words = (one: Observation | undefined) =>
    one &&
    (quantityText(one.valueQuantity) ??
      one.valueString ??
      (one.valueCodeableConcept && textOf(one.valueCodeableConcept)))
  const pH = first(newbornCodes.cordPh)
  const base = first(newbornCodes.cordBase)
  const warning = cordWords(pH?.valueQuantity?.value, base?.valueQuantity?.value)
  const gestation = all.find(({ code }) => hasCode(code, birthCodes.gestation))?.valueQuantity
  const weeks =
    gestation?.value !== undefined && gestation.code === 'd'
      ? `${Math.floor(gestation.value / 7)}+${gestation.value % 7} weeks`
      : quantityText(gestation)
  return [
    { label: 'Gestation at birth', words: weeks ?? 'Not recorded' },
    { label: 'Head circumference', words: words(first(newbornCodes.head)) ?? 'Not recorded' },
    {
      label: 'Arterial cord blood',
      words:
        [pH && `pH ${words(pH)}`, base && `base excess ${words(base)}`].filter(Boolean).join(', ') ||
        'Not recorded',
      ...(warning ? { warning } : {}),
    },
    { label: 'Resuscitation', words: words(first(newbornCodes.resuscitation)) ?? 'Not recorded' },
    { label: 'Skin to skin', words: words(first(newbornCodes.skin)) ?? 'Not recorded' },
  ]
}

const nameOf = ({ performer }: Observation) =>
  listOf(performer)
    .map(({ display }) => display)
    .find(Boolean)
const noteOf = ({ note }: Observation) =>
  listOf(note)
    .map(({ text }) => text)
    .find(Boolean)

const toChecked = (one: Stored<Observation>): Checked => ({
  id: one.id,
  checkId: ourCode(one, 'check-'),
  words: textOf(one.code),
  resultId: listOf(one.valueCodeableConcept?.coding)
    .map(({ code }) => code ?? '')
    .find((code) => code.startsWith('result-'))
    ?.slice('result-'.length),
  result: one.valueCodeableConcept
    ? textOf(one.valueCodeableConcept)
    : (one.valueString ?? 'Result not recorded'),
  items: listOf(one.component).map(({ code, valueCodeableConcept, valueString, valueQuantity }) => ({
    words: textOf(code),
    result:
      (valueCodeableConcept && textOf(valueCodeableConcept)) ??
      valueString ??
      quantityText(valueQuantity) ??
      'Not recorded',
    refer:
      textOf(code) in Object.fromEntries(Object.values(nipeItems).map((words) => [words, true])) &&
      textOf(valueCodeableConcept, '').startsWith('Refer'),
  })),
  note: noteOf(one),
  at: one.effectiveDateTime,
  by: nameOf(one),
})

function toFeed(one: Stored<Observation>): Feed {
  const part = (text: string) => listOf(one.component).find(({ code }) => textOf(code) === text)
  const volume = part(feedParts.volume)?.valueQuantity
  return {
    id: one.id,
    at: one.effectiveDateTime,
    kind: one.valueCodeableConcept ? textOf(one.valueCodeableConcept) : 'How is not recorded',
    mL: volume && (volume.code ?? volume.unit) === 'mL' ? volume.value : undefined,
    wet: part(feedParts.wet)?.valueInteger ?? 0,
    dirty: part(feedParts.dirty)?.valueInteger ?? 0,
    note: noteOf(one),
  }
}
export const feedParts = { volume: 'Volume', wet: 'Wet nappies', dirty: 'Dirty nappies' } as const

/** What went in and out in the 24 hours before now. */
export function feedDay(feeds: readonly Feed[], now: number) {
  const day = feeds.filter(({ at }) => {
    const age = now - (Date.parse(at ?? '') || 0)
    return age >= 0 && age < 86_400_000
  })
  const sum = (pick: (feed: Feed) => number | undefined) =>
    day.reduce((all, feed) => all + (pick(feed) ?? 0), 0)
  return {
    feeds: day.filter(({ kind }) => kind !== feedKinds.nappy).length,
    mL: sum(({ mL }) => mL),
    wet: sum(({ wet }) => wet),
    dirty: sum(({ dirty }) => dirty),
  }
}
export const feedKinds = {
  breast: 'Breast',
  bottle: 'Bottle',
  tube: 'Tube',
  nappy: 'Nappy change alone',
} as const
