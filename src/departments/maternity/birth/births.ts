import type { CodeableConcept, EpisodeOfCare, Observation, ObservationComponent } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import type { Pregnancy } from '#departments/maternity/pregnancy/pregnancy.ts'
import type { Stored } from '#fhir/client.ts'
import { hasCode, quantityText, textOf } from '#fhir/coding.ts'

import { type BirthCode, birthCodes, coded, codeIn, lists } from './codes.ts'
import { robson, type Robson } from './robson.ts'

/** The birth of one baby as the mother's record has it; nothing here is about the baby's own health. */
export type Birth = {
  id: string
  at: string | undefined
  episodeId: string | undefined
  /** The baby's record, where one was made */
  babyId: string | undefined
  order: number | undefined
  /** How many babies of this pregnancy were expected when it was written */
  fetuses: number | undefined
  mode: string
  modeCode: string | undefined
  presentation: string
  presentationCode: string | undefined
  place: string
  outcome: string
  outcomeCode: string | undefined
  /** Undefined: the record does not say */
  live: boolean | undefined
  urgency: string | undefined
  indication: string | undefined
  attended: string | undefined
  gestation: number | undefined
}

/** Labour, and what was found after the birth: of the mother alone. */
export type Labour = {
  resource: Stored<Observation>
  at: string | undefined
  episodeId: string | undefined
  facts: { label: string; words: string }[]
  onsetCode: string | undefined
  bloodLoss: number | undefined
  firstBirth: boolean | undefined
  caesareanBefore: boolean | undefined
}

const stands = ({ status }: Observation) => status !== 'entered-in-error' && status !== 'cancelled'
const is = (name: BirthCode) => (one: Observation) => hasCode(one.code, birthCodes[name])

const partOf = (observation: Observation, name: BirthCode): ObservationComponent | undefined =>
  listOf(observation.component).find(({ code }) => hasCode(code, birthCodes[name]))

const wordsOf = (part: ObservationComponent | undefined): string | undefined =>
  part &&
  (part.valueString ??
    (part.valueCodeableConcept && textOf(part.valueCodeableConcept)) ??
    quantityText(part.valueQuantity) ??
    part.valueInteger?.toString())

const focusOn = ({ focus }: Observation, type: string) =>
  listOf(focus)
    .map((one) => referenceId(one, type))
    .find((id) => id !== undefined)

/** The births of one mother, by the clock. */
export const toBirths = (observations: readonly Stored<Observation>[]): Birth[] =>
  observations
    .filter(stands)
    .filter(is('birth'))
    .map((one) => {
      const words = (name: BirthCode) => wordsOf(partOf(one, name))
      const outcome = partOf(one, 'outcome')?.valueCodeableConcept
      const outcomeCode = codeIn('outcome', outcome)
      return {
        id: one.id,
        at: one.effectiveDateTime,
        episodeId: focusOn(one, 'EpisodeOfCare'),
        babyId: focusOn(one, 'Patient'),
        order: partOf(one, 'order')?.valueInteger,
        fetuses: partOf(one, 'fetuses')?.valueInteger,
        mode: words('mode') ?? 'Mode not recorded',
        modeCode: codeIn('mode', partOf(one, 'mode')?.valueCodeableConcept),
        presentation: words('presentation') ?? 'Presentation not recorded',
        presentationCode: codeIn('presentation', partOf(one, 'presentation')?.valueCodeableConcept),
        place: words('place') ?? 'Place not recorded',
        outcome: words('outcome') ?? 'Outcome not recorded',
        outcomeCode,
        live: outcomeCode === undefined ? undefined : outcomeCode === '01',
        urgency: words('urgency'),
        indication: words('indication'),
        attended: words('attended'),
        gestation: partOf(one, 'gestation')?.valueQuantity?.value,
      }
    })
    .toSorted((one, other) => timeOf(one) - timeOf(other) || (one.order ?? 0) - (other.order ?? 0))

const timeOf = ({ at }: Pick<Birth, 'at'>) => Date.parse(at ?? '') || 0

const shown = [
  'onset',
  'thirdStage',
  'placenta',
  'membranes',
  'perineum',
  'episiotomy',
  'repaired',
  'bloodLoss',
  'before',
  'caesareans',
] as const satisfies BirthCode[]

/** What was written of labour and after the birth, the newest first: the first is what holds. */
export const toLabours = (observations: readonly Stored<Observation>[]): Labour[] =>
  observations
    .filter(stands)
    .filter(is('labour'))
    .toSorted((one, other) => (other.issued ?? '').localeCompare(one.issued ?? ''))
    .map((one) => {
      const before = partOf(one, 'before')?.valueInteger
      const loss = partOf(one, 'bloodLoss')?.valueQuantity
      const caesareans = codeIn('yesNo', partOf(one, 'caesareans')?.valueCodeableConcept)
      return {
        resource: one,
        at: one.issued ?? one.effectiveDateTime,
        episodeId: focusOn(one, 'EpisodeOfCare'),
        facts: shown.flatMap((name) => {
          const words = wordsOf(partOf(one, name))
          return words === undefined ? [] : [{ label: birthCodes[name].display ?? name, words }]
        }),
        onsetCode: codeIn('onset', partOf(one, 'onset')?.valueCodeableConcept),
        bloodLoss: loss && (loss.code ?? loss.unit) === 'mL' ? loss.value : undefined,
        firstBirth: before === undefined ? undefined : before === 0,
        caesareanBefore: caesareans === 'yes' ? true : caesareans === 'no' ? false : undefined,
      }
    })

/** The births of one pregnancy; those that name none are of the newest. */
export const ofPregnancy = <One extends { episodeId: string | undefined }>(
  those: readonly One[],
  { id }: Pick<Stored<EpisodeOfCare>, 'id'>,
  newest: boolean,
): One[] => those.filter(({ episodeId }) => (episodeId === undefined ? newest : episodeId === id))

const presentations = { '01': 'cephalic', '02': 'breech', '03': 'transverse' } as const
const isPresentation = (code: string | undefined): code is keyof typeof presentations =>
  code !== undefined && code in presentations

/** How a pregnancy ended, by its births: one code where all were born alike. */
export function outcomeOf(births: readonly Birth[]): CodeableConcept {
  const codes = new Set(births.map(({ outcomeCode }) => outcomeCode))
  const [only] = codes
  if (codes.size === 1 && only !== undefined) return coded('outcome', only)
  return { text: births.map(({ outcome }) => outcome).join(', ') || 'Birth' }
}

/** The Robson group of a pregnancy by what its record says, from the first birth of it. */
export function robsonOf(births: readonly Birth[], labour: Labour | undefined, pregnancy: Pregnancy): Robson {
  const [first] = births
  const fetuses = Math.max(births.length, ...births.map((one) => one.fetuses ?? 0))
  const known = fetuses > 1 || births.some((one) => one.fetuses !== undefined)
  const booked = pregnancy.stated && pregnancy.stated.births === 0
  const onset = labour?.onsetCode
  return robson({
    firstBirth: labour?.firstBirth ?? booked,
    caesareanBefore: labour?.caesareanBefore ?? ((labour?.firstBirth ?? booked) ? false : undefined),
    several: known ? fetuses > 1 : undefined,
    presentation: isPresentation(first?.presentationCode) ? presentations[first.presentationCode] : undefined,
    term: first?.gestation === undefined ? undefined : first.gestation >= 37 * 7,
    onset:
      onset === undefined || !(onset in lists.onset.words)
        ? undefined
        : onset === '1'
          ? 'spontaneous'
          : onset === '2'
            ? 'caesarean before labour'
            : 'induced',
  })
}
