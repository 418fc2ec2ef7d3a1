import type { CodeableConcept, Encounter, Extension, Reference } from 'fhir/r4'

import { hasCode, textOf } from '#fhir/coding.ts'

import { expectedDischargeOf } from './encounter.ts'
import { dischargeDelayUrl, expectedHomeOf, expectedTimeUrl } from './expected-home.ts'
import { sdsUserSystem } from './task.ts'

/** What a ward says of a stay on its board (domain facts §5.4–5.5). It stands on the Encounter itself: decision 014. */
export type StayDetails = {
  namedNurse: Nurse | undefined
  /** FHIR date */
  expectedDischarge: string | undefined
  /** `14:00` on the clock of London */
  expectedTime: string | undefined
  /** What the discharge waits for, by its code */
  delay: string | undefined
  pathway: Coded | undefined
  criteria: (Coded & { recorded: string | undefined; by: string | undefined }) | undefined
  diet: string | undefined
  mobility: string | undefined
}
/** `user` is the SDS user id, as far as it is known */
export type Nurse = { who: string; user: string | undefined }
type Coded = { code: string; words: string }

const definitions = 'https://lune.example/fhir/StructureDefinition'
const urls = {
  pathway: `${definitions}/discharge-pathway`,
  criteria: `${definitions}/criteria-to-reside`,
  diet: `${definitions}/diet`,
  mobility: `${definitions}/mobility`,
  expectedDischarge: `${definitions}/expected-discharge-date`,
  expectedTime: expectedTimeUrl,
  delay: dischargeDelayUrl,
}
const codes = 'https://lune.example/fhir/CodeSystem'
const namedNurse = { system: `${codes}/stay-participant`, code: 'named-nurse', display: 'Named nurse' }

/** Hospital discharge guidance, as in domain facts §5.4: 01–05 from the data dictionary, order and wording after that usual. */
export const criteriaToReside: readonly Coded[] = [
  { code: '01', words: 'Critical or high-dependency care' },
  { code: '02', words: 'Oxygen therapy or NIV' },
  { code: '03', words: 'Intravenous fluids' },
  { code: '04', words: 'NEWS2 over 3' },
  { code: '05', words: 'Diminished consciousness, recovery realistic' },
  { code: '06', words: 'Acute functional impairment beyond home or community care' },
  { code: '07', words: 'Last hours of life' },
  { code: '08', words: 'IV medicine more than twice a day' },
  { code: '09', words: 'Lower-limb surgery within 48 hours' },
  { code: '10', words: 'Chest, abdominal or pelvic surgery within 72 hours' },
  { code: '11', words: 'Invasive procedure within 24 hours' },
  { code: 'NCTR', words: 'No criteria to reside' },
]

/** Discharge pathways (domain facts §5.4). */
export const dischargePathways: readonly Coded[] = [
  { code: '0', words: 'Home, no or simple support' },
  { code: '1', words: 'Home with new support' },
  { code: '2', words: 'Bedded rehabilitation' },
  { code: '3', words: 'New long-term bedded care' },
]

export function stayDetailsOf(stay: Encounter): StayDetails {
  const criteria = partOf(stay.extension, urls.criteria)
  const reason = partOf(criteria?.extension, 'reason')?.valueCoding
  const by = partOf(criteria?.extension, 'by')?.valueReference
  const pathway = partOf(stay.extension, urls.pathway)?.valueCoding
  return {
    namedNurse: nurseOf(stay),
    expectedDischarge: expectedDischargeOf(stay),
    expectedTime: expectedHomeOf(stay).time,
    delay: partOf(stay.extension, urls.delay)?.valueCode,
    pathway: pathway && coded(pathway),
    criteria: reason && {
      ...coded(reason),
      recorded: partOf(criteria?.extension, 'recorded')?.valueDateTime,
      by: by?.display,
    },
    diet:
      wordsOf(stay, urls.diet) ?? stay.hospitalization?.dietPreference?.map((one) => textOf(one)).join(', '),
    mobility: wordsOf(stay, urls.mobility),
  }
}

const partOf = (extensions: Extension[] | undefined, wanted: string) =>
  extensions?.find(({ url }) => url === wanted)

const wordsOf = ({ extension }: Encounter, url: string): string | undefined =>
  partOf(extension, url)?.valueString?.trim() || undefined

const coded = ({ code = '', display }: { code?: string; display?: string }): Coded => ({
  code,
  words: display ?? code,
})

const isNamedNurse = (types: CodeableConcept[] | undefined) =>
  (types ?? []).some((type) => hasCode(type, namedNurse))

function nurseOf({ participant = [] }: Encounter): Nurse | undefined {
  const found = participant.find(({ type, period }) => isNamedNurse(type) && !period?.end)?.individual
  if (!found) return undefined
  const { identifier, display } = found
  const user = identifier?.system === sdsUserSystem ? identifier.value : undefined
  return { who: display ?? 'A nurse not named', user }
}

/** What a form says of a stay; empty words: nothing recorded. */
export type StayDraft = {
  nurse: string
  nurseName: string
  expectedDischarge: string
  expectedTime: string
  delay: string
  pathway: string
  criteria: string
  diet: string
  mobility: string
}

/** The stay with these details, and everything else as it was. A nurse who hands over stays in it, with the time. */
export function withDetails(stay: Encounter, draft: StayDraft, by: Reference, now: Date): Encounter {
  const before = stayDetailsOf(stay)
  const recorded = now.toISOString()
  const find = (list: readonly Coded[], code: string) => list.find((one) => one.code === code)
  const pathway = find(dischargePathways, draft.pathway)
  const criteria = find(criteriaToReside, draft.criteria)
  const changed: (Extension | undefined)[] = [
    draft.expectedDischarge ? { url: urls.expectedDischarge, valueDate: draft.expectedDischarge } : undefined,
    // an hour says nothing without its day
    draft.expectedDischarge && draft.expectedTime
      ? { url: urls.expectedTime, valueTime: `${draft.expectedTime}:00` }
      : undefined,
    draft.delay ? { url: urls.delay, valueCode: draft.delay } : undefined,
    pathway && { url: urls.pathway, valueCoding: codingOf('discharge-pathway', pathway) },
    // The same answer again keeps the time since when it holds: "no criteria to reside" is counted from there.
    criteria && criteria.code === before.criteria?.code
      ? partOf(stay.extension, urls.criteria)
      : criteria && {
          url: urls.criteria,
          extension: [
            { url: 'reason', valueCoding: codingOf('criteria-to-reside', criteria) },
            { url: 'recorded', valueDateTime: recorded },
            { url: 'by', valueReference: by },
          ],
        },
    draft.diet.trim() ? { url: urls.diet, valueString: draft.diet.trim() } : undefined,
    draft.mobility.trim() ? { url: urls.mobility, valueString: draft.mobility.trim() } : undefined,
  ]
  const ours: readonly string[] = Object.values(urls)
  const extension = [
    ...(stay.extension ?? []).filter(({ url }) => !ours.includes(url)),
    ...changed.filter((one) => one !== undefined),
  ]
  const { extension: _, participant: people = [], ...rest } = stay
  const participant =
    draft.nurse === (before.namedNurse?.user ?? '') ? people : handedOver(people, draft, recorded)
  return {
    ...rest,
    ...(extension.length > 0 ? { extension } : {}),
    ...(participant.length > 0 ? { participant } : {}),
  }
}

const codingOf = (system: string, { code, words }: Coded) => ({
  system: `${codes}/${system}`,
  code,
  display: words,
})

function handedOver(
  people: NonNullable<Encounter['participant']>,
  { nurse, nurseName }: StayDraft,
  at: string,
): NonNullable<Encounter['participant']> {
  const ended = people.map((one) =>
    isNamedNurse(one.type) && !one.period?.end ? { ...one, period: { ...one.period, end: at } } : one,
  )
  if (!nurse) return ended
  const individual = { identifier: { system: sdsUserSystem, value: nurse }, display: nurseName }
  return [
    ...ended,
    { type: [{ coding: [namedNurse], text: namedNurse.display }], period: { start: at }, individual },
  ]
}
