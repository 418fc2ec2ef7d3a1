import type { CodeableConcept } from 'fhir/r4'

import { concept, loinc, snomed } from '#fhir/coding.ts'

/** What an EpisodeOfCare of a pregnancy is told by: SNOMED CT 77386006 Pregnant. */
export const pregnancy: CodeableConcept = { coding: [snomed('77386006', 'Pregnant')], text: 'Pregnancy' }

/** LOINC, as the domain facts give them (§6.2.5). */
export const codes = {
  dueDate: loinc('11778-8', 'Delivery date estimated'),
  lastPeriod: loinc('8665-2', 'Last menstrual period start date'),
  pregnancies: loinc('11996-6', 'Pregnancies'),
  births: loinc('11977-6', 'Parity'),
  fundalHeight: loinc('11881-0', 'Uterus fundal height tape measure'),
  abo: loinc('883-9', 'ABO group'),
  rh: loinc('10331-7', 'Rh type'),
}
const ours = (code: string, display: string) => ({
  system: 'https://lune.example/fhir/CodeSystem/maternity',
  code,
  display,
})
export const losses = ours('losses-before-24-weeks', 'Pregnancies lost before 24+0')
export const risk = ours('risk-and-plan', 'Risk and plan of care')
export const contactSystem = 'https://lune.example/fhir/CodeSystem/antenatal-contact'

/** `code` of a search for everything that is read of a pregnancy. */
export const pregnancyCodes = [...Object.values(codes), losses, risk]
  .map(({ system, code }) => `${system}|${code}`)
  .join(',')

/** How a due date was arrived at (NHS Data Dictionary, EDD method; domain facts §6.2.1). */
export const eddMethods = {
  '01': 'Last menstrual period',
  '02': 'Last menstrual period, confirmed by ultrasound',
  '03': 'Dating scan',
  '04': 'Clinical assessment',
} as const
export type EddMethod = keyof typeof eddMethods
const eddMethodSystem =
  'https://www.datadictionary.nhs.uk/data_elements/estimated_date_of_delivery_method.html'
export const methodConcept = (method: EddMethod): CodeableConcept => ({
  ...concept({ system: eddMethodSystem, code: method, display: eddMethods[method] }),
  text: eddMethods[method],
})
