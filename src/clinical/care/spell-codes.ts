import type { CodeableConcept, Coding } from 'fhir/r4'

import { ukLists } from '#fhir/uk-core.ts'

const ukCore = 'https://fhir.hl7.org.uk'
type Entry = readonly [code: string, words: string]

/** NHS Data Dictionary lists of the hospital provider spell (domain facts §5.1), by their UK Core systems. */
const lists = {
  AdmissionMethodEngland: [
    ['21', 'Emergency: ED of this provider'],
    ['22', 'Emergency: GP, direct request'],
    ['23', 'Emergency: bed bureau'],
    ['24', 'Emergency: consultant clinic'],
    ['25', 'Emergency: mental health crisis team'],
    ['2A', 'Emergency: ED of another provider'],
    ['2B', 'Emergency: transfer from another provider'],
    ['2D', 'Other emergency admission'],
    ['11', 'Elective: waiting list'],
    ['12', 'Elective: booked'],
    ['13', 'Elective: planned'],
    ['31', 'Maternity: ante partum'],
    ['32', 'Maternity: post partum'],
    ['82', 'Birth in this provider'],
    ['83', 'Born outside this provider'],
    ['2C', 'Baby born at home as intended'],
    ['81', 'Transfer, not emergency'],
  ],
  SourceOfAdmissionEngland: [
    ['19', 'Usual residence'],
    ['29', 'Temporary residence'],
    ['39', 'Penal establishment, court or police'],
    ['51', 'Other NHS provider: general ward'],
    ['52', 'Other NHS provider: maternity or neonates'],
    ['53', 'Other NHS provider: mental health or learning disabilities'],
    ['54', 'NHS-run care home'],
    ['65', 'Local authority residential accommodation'],
    ['66', 'Local authority foster care'],
    ['79', 'Babies born in or on the way to hospital'],
    ['85', 'Non-NHS care home'],
    ['87', 'Non-NHS hospital'],
    ['88', 'Hospice'],
  ],
  DischargeMethodEngland: [
    ['1', 'On clinical advice or with clinical consent'],
    ['6', 'Self-discharge'],
    ['7', 'Discharged by a relative or advocate'],
    ['3', 'By mental health review tribunal or court'],
    ['4', 'Died'],
    ['5', 'Stillbirth'],
  ],
  DischargeDestinationEngland: [
    ['19', 'Usual residence'],
    ['29', 'Temporary residence'],
    ['51', 'Other NHS provider: general ward'],
    ['52', 'Other NHS provider: maternity or neonates'],
    ['53', 'Other NHS provider: mental health or learning disabilities'],
    ['54', 'NHS-run care home'],
    ['65', 'Local authority residential accommodation'],
    ['66', 'Local authority foster care'],
    ['85', 'Non-NHS care home'],
    ['87', 'Non-NHS hospital'],
    ['88', 'Non-NHS hospice'],
    ['37', 'Court'],
    ['38', 'Penal establishment or police'],
    ['79', 'Not applicable: died or stillbirth'],
  ],
} as const satisfies Record<string, readonly Entry[]>

export const { optionsOf, codedIn } = ukLists(lists)

/** Main specialties met on wards (domain facts §5.2); the wards' own are among them. */
const specialities = [
  ['100', 'General Surgery'],
  ['101', 'Urology'],
  ['107', 'Vascular Surgery'],
  ['110', 'Trauma and Orthopaedics'],
  ['120', 'ENT'],
  ['130', 'Ophthalmology'],
  ['150', 'Neurosurgery'],
  ['180', 'Emergency Medicine'],
  ['192', 'Intensive Care Medicine'],
  ['300', 'General Internal Medicine'],
  ['301', 'Gastroenterology'],
  ['303', 'Clinical Haematology'],
  ['315', 'Palliative Medicine'],
  ['320', 'Cardiology'],
  ['326', 'Acute Internal Medicine'],
  ['328', 'Stroke Medicine'],
  ['340', 'Respiratory Medicine'],
  ['361', 'Renal Medicine'],
  ['420', 'Paediatrics'],
  ['422', 'Neonatal Critical Care'],
  ['424', 'Well Baby'],
  ['430', 'Elderly Medicine'],
  ['501', 'Obstetrics'],
  ['502', 'Gynaecology'],
] as const satisfies readonly Entry[]

export const specialityOptions = specialities.map(([value, label]) => ({ value, label }))

export function specialityOf(code: string): CodeableConcept | undefined {
  const text = specialities.find(([one]) => one === code)?.[1]
  return (
    text && {
      coding: [{ system: `${ukCore}/CodeSystem/UKCore-PracticeSettingCode`, code, display: text }],
      text,
    }
  )
}

/** Intended management (NHS Data Dictionary), in the words of a desk; the code system is ours, as on a waiting list. */
const managements = [
  ['1', 'Ordinary: at least one night'],
  ['2', 'Day case: no overnight stay'],
  ['3', 'Planned sequence, with overnight stays'],
  ['4', 'Regular day: planned sequence, none overnight'],
  ['5', 'Regular night'],
] as const satisfies readonly Entry[]

export const managementOptions = managements.map(([value, label]) => ({ value, label }))

export const managementCoding = (code: string): Coding => {
  const display = managements.find(([one]) => one === code)?.[1]
  return {
    system: 'https://lune.example/fhir/CodeSystem/intended-management',
    code,
    ...(display ? { display } : {}),
  }
}
