import type { CodeableConcept, Coding, Extension } from 'fhir/r4'

/** A coded list: its system, and what each code is called in words. */
export type CodeList = { system: string; codes: readonly (readonly [code: string, words: string])[] }

/** Where the NHS Data Dictionary keeps a list: its system */
export const dictionary = (name: string) => `https://www.datadictionary.nhs.uk/data_elements/${name}.html`
const ukCore = 'https://fhir.hl7.org.uk'
const hl7 = 'http://terminology.hl7.org/CodeSystem'

/** NHS Data Dictionary lists of an out-patient attendance (domain facts §5.1). */
export const attendance = {
  system: dictionary('attended_or_did_not_attend_code'),
  codes: [
    ['5', 'Attended on time'],
    ['6', 'Arrived late, but was seen'],
    ['7', 'Arrived late, could not be seen'],
    ['2', 'Cancelled by the patient'],
    ['3', 'Did not attend'],
    ['4', 'Cancelled by the provider'],
    ['0', 'In the future'],
  ],
} as const satisfies CodeList

export const outcomes = {
  system: `${ukCore}/CodeSystem/UKCore-OutcomeOfAttendanceEngland`,
  codes: [
    ['1', 'Discharged from consultant’s care'],
    ['2', 'Another appointment given'],
    ['3', 'Appointment to be made later'],
  ],
} as const satisfies CodeList

export const priorities = {
  system: dictionary('priority_type_code'),
  codes: [
    ['1', 'Routine'],
    ['2', 'Urgent'],
    ['3', 'Two-week wait'],
  ],
} as const satisfies CodeList

/** Of an appointment, and of the people a place in a clinic is kept for (HL7 v2-0276). */
export const kinds = {
  system: `${hl7}/v2-0276`,
  codes: [
    ['ROUTINE', 'New patient'],
    ['FOLLOWUP', 'Follow-up'],
  ],
} as const satisfies CodeList

export const channels = {
  system: `${ukCore}/CodeSystem/UKCore-DeliveryChannel`,
  codes: [
    ['In-person', 'In person'],
    ['Telephone', 'By telephone'],
    ['Video', 'By video'],
  ],
} as const satisfies CodeList

/** Why it does not take place (HL7 appointment-cancellation-reason, the parts a booking office uses). */
export const cancellations = {
  system: `${hl7}/appointment-cancellation-reason`,
  codes: [
    ['pat', 'Patient: not said why'],
    ['pat-fb', 'Patient: feeling better'],
    ['pat-mt', 'Patient: no transport'],
    ['pat-cpp', 'Patient: changed provider'],
    ['pat-dec', 'Patient: deceased'],
    ['prov', 'Hospital: not said why'],
    ['prov-pers', 'Hospital: staff not available'],
    ['other-oth', 'Other'],
  ],
} as const satisfies CodeList

const firstAttendance = dictionary('first_attendance_code')
/** First attendance code of a kind of appointment: 1 and 2 face to face, 3 and 4 by telephone or video. */
export const firstAttendanceOf = (kind: string, channel: string): Coding => ({
  system: firstAttendance,
  code: String((kind === 'FOLLOWUP' ? 2 : 1) + (channel === 'In-person' ? 0 : 2)),
})

export const optionsOf = ({ codes }: CodeList) => codes.map(([value, label]) => ({ value, label }))

export const wordsIn = ({ codes }: CodeList, code: string | undefined): string | undefined =>
  codes.find(([one]) => one === code)?.[1]

export function codingIn(list: CodeList, code: string): Coding {
  const display = wordsIn(list, code)
  return { system: list.system, code, ...(display ? { display } : {}) }
}

/** The code of that list, when the concept has one. */
export const codeIn = ({ system }: CodeList, concept: CodeableConcept | undefined): string | undefined =>
  concept?.coding?.find((one) => one.system === system)?.code

export const urls = {
  channel: `${ukCore}/StructureDefinition/Extension-UKCore-DeliveryChannel`,
  bookedBy: `${ukCore}/StructureDefinition/Extension-UKCore-BookingOrganization`,
  outcome: `${ukCore}/StructureDefinition/Extension-UKCore-OutcomeOfAttendance`,
  attendance: 'https://lune.example/fhir/StructureDefinition/attended-or-did-not-attend',
  priority: 'https://lune.example/fhir/StructureDefinition/priority-type',
  rtt: 'https://lune.example/fhir/StructureDefinition/rtt-period-status',
  overbooked: 'https://lune.example/fhir/StructureDefinition/overbooking-reason',
}

/** A code as an extension; with `without`, it takes the place of an earlier one. */
export const coded = (url: string, list: CodeList, code: string): Extension => ({
  url,
  valueCodeableConcept: { coding: [codingIn(list, code)] },
})

export const without = (extensions: Extension[] | undefined, ...gone: string[]): Extension[] =>
  (extensions ?? []).filter(({ url }) => !gone.includes(url))

export const codeOf = (extensions: Extension[] | undefined, url: string, list: CodeList) =>
  codeIn(list, extensions?.find((one) => one.url === url)?.valueCodeableConcept)
