import type { Observation, ObservationComponent } from 'fhir/r4'
import * as z from 'zod/mini'

import type { Act, Actor } from '#clinical/acts/act.ts'
import { gestationText } from '#clinical/care/gestation.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { codes, ours } from '#departments/maternity/pregnancy/codes.ts'
import { parityText, readGestation } from '#departments/maternity/pregnancy/gestation.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import { about, coded, measure, reading } from '#departments/maternity/pregnancy/reading.ts'
import type { Stored } from '#fhir/client.ts'
import { hasAny, loinc, snomed, textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'
import { partialDate } from '#lib/partial-date.ts'

/** NHS Data Dictionary, pregnancy outcome (domain facts §6.2.1), and what it has no code for: a loss before 24+0. */
export const earlierOutcomes = {
  '01': 'Live birth',
  '02': 'Stillbirth, before labour',
  '03': 'Stillbirth, in labour',
  '04': 'Stillbirth, timing unknown',
  '05': 'Termination from 24 weeks',
  miscarriage: 'Miscarriage',
  ectopic: 'Ectopic pregnancy',
  termination: 'Termination before 24 weeks',
} as const
type Outcome = keyof typeof earlierOutcomes
const outcomeSystem = 'https://www.datadictionary.nhs.uk/data_elements/pregnancy_outcome.html'
const births: readonly string[] = ['01', '02', '03', '04', '05']

/** NHS Data Dictionary, delivery method (domain facts §6.2.1). */
export const modes = {
  '0': 'Spontaneous vertex',
  '1': 'Other cephalic',
  '2': 'Low forceps',
  '3': 'Other forceps',
  '4': 'Ventouse',
  '5': 'Breech',
  '6': 'Breech extraction',
  '7': 'Elective caesarean',
  '8': 'Emergency caesarean',
  '9': 'Other',
} as const
const modeSystem = 'https://www.datadictionary.nhs.uk/data_elements/delivery_method_code.html'

const parts = {
  outcome: ours('outcome', 'Outcome'),
  gestation: snomed('412726003', 'Length of gestation at birth'),
  mode: ours('delivery-method', 'Mode of birth'),
  weight: loinc('8339-4', 'Birth weight'),
} as const

export const earlierDraft = z
  .object({
    on: z.string().check(
      z.refine((text) => text.trim() === '' || partialDate(text) !== undefined, {
        error: 'As far as known: 2019, 03/2019 or 14/03/2019',
      }),
    ),
    outcome: z.string().check(z.minLength(1, 'Say how it ended')),
    gestation: z.string().check(
      z.refine((text) => text === '' || readGestation(text) !== undefined, {
        error: 'As weeks and days: 38+4',
      }),
    ),
    mode: z.string(),
    // of each baby, in grams
    weights: z.string().check(
      z.refine((text) => text.trim() === '' || gramsIn(text) !== undefined, {
        error: 'Grams, of several babies with commas: 2450, 2310',
      }),
    ),
    note: z.string().check(z.trim(), z.maxLength(1000)),
  })
  .check(
    z.refine(
      ({ outcome, gestation }) => {
        const days = readGestation(gestation)
        return days === undefined || births.includes(outcome) === days >= 24 * 7 || outcome === '01'
      },
      { path: ['gestation'], error: 'From 24+0 it is a birth, before it a loss' },
    ),
  )
export type EarlierDraft = z.infer<typeof earlierDraft>

function gramsIn(text: string): number[] | undefined {
  const all = text.split(/[,;/]/).map((one) => one.trim())
  return all.every((one) => /^\d{3,4}$/.test(one)) ? all.map(Number) : undefined
}

/** One pregnancy before this one; it names none that is under way, for it belongs to all that follow. */
export function toldEarlier(pregnancy: Pregnancy, draft: EarlierDraft, actor: Actor): Act {
  const { outcome } = draft
  const coding = births.includes(outcome)
    ? { system: outcomeSystem, code: outcome, display: earlierOutcomes[outcome as Outcome] }
    : ours(outcome, earlierOutcomes[outcome as Outcome])
  const days = readGestation(draft.gestation)
  const component: ObservationComponent[] = [
    { code: coded(parts.outcome), valueCodeableConcept: coded(coding) },
    ...(days === undefined
      ? []
      : [{ code: coded(parts.gestation), valueQuantity: measure(days, 'days', 'd') }]),
    ...(draft.mode
      ? [
          {
            code: coded(parts.mode),
            valueCodeableConcept: coded({
              system: modeSystem,
              code: draft.mode,
              display: modes[draft.mode as keyof typeof modes],
            }),
          },
        ]
      : []),
    ...(gramsIn(draft.weights) ?? []).map((grams) => ({
      code: coded(parts.weight),
      valueQuantity: measure(grams, 'g'),
    })),
  ]
  const on = partialDate(draft.on)
  const { resource } = reading(about(pregnancy.episode, actor), coded(codes.earlier), 'earlier', {
    component,
    ...(draft.note ? { note: [{ text: draft.note }] } : {}),
  })
  const { focus: _, effectiveDateTime: __, ...rest } = resource as Observation
  return {
    make: [
      {
        resource: {
          ...rest,
          identifier: rest.identifier ?? [],
          ...(on ? { effectiveDateTime: on } : {}),
        },
      },
    ],
  }
}

export type Earlier = {
  id: string
  on: string | undefined
  words: string[]
  birth: boolean | undefined
  note: string
}

/** Earlier pregnancies of a patient, the first one first. */
export const earlierOf = (observations: readonly Stored<Observation>[]): Earlier[] =>
  observations
    .filter(({ code, status }) => hasAny(code, codes.earlier.code) && status !== 'entered-in-error')
    .map(toEarlier)
    .toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''))

function toEarlier({ id, effectiveDateTime, component, note }: Stored<Observation>): Earlier {
  const of = ({ code }: { code?: string }) => listOf(component).filter((one) => hasAny(one.code, code ?? ''))
  const outcome = of(parts.outcome)[0]?.valueCodeableConcept
  const days = of(parts.gestation)[0]?.valueQuantity?.value
  const mode = of(parts.mode)[0]?.valueCodeableConcept
  return {
    id,
    on: effectiveDateTime,
    words: [
      outcome ? textOf(outcome) : 'Outcome not recorded',
      days === undefined ? 'gestation not recorded' : `${gestationText(days)} weeks`,
      mode ? textOf(mode) : '',
      of(parts.weight)
        .map(({ valueQuantity }) => `${valueQuantity?.value ?? '?'} g`)
        .join(' and '),
    ].filter(Boolean),
    // what says neither an outcome nor a gestation cannot be counted
    birth: outcome
      ? births.some((one) => hasAny(outcome, one))
      : days === undefined
        ? undefined
        : days >= 24 * 7,
    note: listOf(note)
      .map(({ text }) => text)
      .join(' '),
  }
}

/** Parity from what is listed: a count of pregnancies, not of babies. Undefined while nothing can be counted. */
export function parityFrom(earlier: readonly Earlier[], underWay: boolean) {
  if (earlier.length === 0 || earlier.some(({ birth }) => birth === undefined)) return undefined
  const born = earlier.filter(({ birth }) => birth).length
  return parityText(earlier.length + (underWay ? 1 : 0), born, earlier.length - born)
}

/** Said when what was stated and what is listed are not the same. */
export function parityDisagrees(stated: string | undefined, earlier: readonly Earlier[], underWay: boolean) {
  const listed = parityFrom(earlier, underWay)
  return stated && listed && stated !== listed
    ? `Stated ${stated}, but the pregnancies listed give ${listed}: one of them is wrong`
    : undefined
}

export const earlierWhen = ({ on }: Earlier) => formatDate(on, 'Date not known')
