import type { Extension, Patient, Timing } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate } from '#fhir/dates.ts'
import { ukExtension, ukLists } from '#fhir/uk-core.ts'

/** UK Core lists of how somebody wishes to be contacted (domain facts §4.4, §4.5). */
const lists = ukLists({
  PreferredContactMethod: [
    ['1', 'Letter'],
    ['2', 'Visit'],
    ['3', 'Telephone'],
    ['4', 'E-mail'],
    ['5', 'Minicom (textphone)'],
    ['6', 'Telephone contact via proxy'],
    ['7', 'Sign language'],
    ['8', 'No telephone contact'],
  ],
  PreferredWrittenCommunicationFormat: [
    ['11', 'Large print'],
    ['12', 'Braille'],
    ['13', 'Audio tape'],
  ],
})
export const { optionsOf } = lists

export const timesOfDay = { MORN: 'Morning', AFT: 'Afternoon', EVE: 'Evening' } as const

const url = ukExtension('ContactPreference')

const partsOf = ({ extension }: Pick<Patient, 'extension'>): Extension[] =>
  listOf(listOf(extension).find((one) => one.url === url)?.extension)
const partIn = (patient: Pick<Patient, 'extension'>, name: string) =>
  partsOf(patient).find((one) => one.url === name)
const codeIn = (patient: Pick<Patient, 'extension'>, name: string) =>
  listOf(partIn(patient, name)?.valueCodeableConcept?.coding)[0]?.code ?? ''

/** How a patient wishes to be contacted, as the form holds it. */
export type Preference = { method: string; format: string; when: string[]; times: string }

export function preferenceOf(patient: Pick<Patient, 'extension'>): Preference {
  const timing = partIn(patient, 'PreferredContactTimes')
  return {
    method: codeIn(patient, 'PreferredContactMethod'),
    format: codeIn(patient, 'PreferredWrittenCommunicationFormat'),
    when: listOf(timing?.valueTiming?.repeat?.when).filter((one) => one in timesOfDay),
    times: timing?.valueTiming?.code?.text ?? timing?.valueString ?? '',
  }
}

/** In words, whoever wrote it: the Personal Demographics Service writes times as text, UK Core's examples as days and periods. */
export function preferenceWords(patient: Pick<Patient, 'extension'>) {
  const concept = (name: string) => {
    const found = partIn(patient, name)?.valueCodeableConcept
    return found && textOf(found)
  }
  const times = partIn(patient, 'PreferredContactTimes')
  const { start, end } = times?.valuePeriod ?? {}
  return {
    method: concept('PreferredContactMethod'),
    format: concept('PreferredWrittenCommunicationFormat'),
    times:
      [
        times?.valueString,
        timingWords(times?.valueTiming),
        start && `from ${formatDate(start)}`,
        end && `until ${formatDate(end)}`,
      ]
        .filter(Boolean)
        .join(', ') || undefined,
  }
}

const dayWords: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const timingWords = (timing: Timing | undefined): string =>
  [
    listOf(timing?.repeat?.dayOfWeek).map((day) => dayWords[day] ?? day),
    listOf(timing?.repeat?.when).map((when) => timesOfDay[when as keyof typeof timesOfDay] ?? when),
    listOf(timing?.code?.text),
  ]
    .flat()
    .join(', ')

/** The patient with what was changed of it; parts nobody touched stay as they are. */
export function withPreference<P extends Patient>(patient: P, before: Preference, now: Preference): P {
  const is = (part: keyof Preference) => JSON.stringify(before[part]) !== JSON.stringify(now[part])
  const coded = (name: 'PreferredContactMethod' | 'PreferredWrittenCommunicationFormat', code: string) =>
    code ? [{ url: name, valueCodeableConcept: lists.codedIn(name, code) }] : []
  const changed = new Map<string, Extension[]>()
  if (is('method')) changed.set('PreferredContactMethod', coded('PreferredContactMethod', now.method))
  if (is('format'))
    changed.set(
      'PreferredWrittenCommunicationFormat',
      coded('PreferredWrittenCommunicationFormat', now.format),
    )
  if (is('when') || is('times')) changed.set('PreferredContactTimes', timesIn(patient, now))
  if (changed.size === 0) return patient
  const parts = [
    ...partsOf(patient).filter((part) => !changed.has(part.url)),
    ...[...changed.values()].flat(),
  ]
  const others = listOf(patient.extension).filter((one) => one.url !== url)
  const extension = parts.length > 0 ? [...others, { url, extension: parts }] : others
  const { extension: _was, ...rest } = patient
  return { ...rest, ...(extension.length > 0 ? { extension } : {}) } as P
}

function timesIn(patient: Patient, { when, times }: Preference): Extension[] {
  if (when.length === 0 && !times) return []
  const kept = partIn(patient, 'PreferredContactTimes')?.valueTiming
  const { when: _was, ...repeat } = kept?.repeat ?? {}
  const valueTiming: Timing = {
    ...(when.length > 0
      ? { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...repeat, when: when.filter(isTime) } }
      : {}),
    ...(times ? { code: { text: times } } : {}),
  }
  return [{ url: 'PreferredContactTimes', valueTiming }]
}

const isTime = (when: string): when is keyof typeof timesOfDay => when in timesOfDay
