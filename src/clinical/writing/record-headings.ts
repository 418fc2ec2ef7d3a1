import type { CodeableConcept } from 'fhir/r4'

/**
 * Headings of the PRSB record standards, by their codes in the UK Core code system of record standard headings (version
 * 2.2.0); the words are its displays, but where a ward says it shorter.
 */
export const recordHeadings = {
  'admission-details': 'Admission details',
  'allergies-and-adverse-reaction': 'Allergies and adverse reactions',
  'clinical-narrative': 'Clinical narrative',
  'clinical-summary': 'Clinical summary',
  diagnoses: 'Diagnoses',
  'discharge-details': 'Discharge details',
  'examination-findings': 'Examination findings',
  'family-history': 'Family history',
  'general-practitioner-practice': 'GP practice',
  history: 'History',
  'information-and-advice-given': 'Information and advice given',
  'investigation-results': 'Investigation results',
  'medications-and-medical-devices': 'Medications and medical devices',
  observations: 'Observations',
  'patient-and-carer-concerns-expectations-and-wishes': 'Patient and carer concerns, expectations and wishes',
  'patient-demographics': 'Patient demographics',
  'person-completing-record': 'Person completing record',
  'plan-and-requested-actions': 'Plan and requested actions',
  'presenting-complaints-or-issues': 'Presenting complaints or issues',
  'problems-and-issues': 'Problems and issues',
  procedures: 'Procedures',
  'reason-for-admission': 'Reason for admission',
  'relevant-past-medical-surgical-and-mental-health-history':
    'Relevant past medical, surgical and mental health history',
  'review-of-systems': 'Review of systems',
  'safety-alerts': 'Safety alerts',
  'social-context': 'Social context',
} as const

export type RecordHeading = keyof typeof recordHeadings

const system = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-RecordStandardHeadings'

export const headingConcept = (heading: RecordHeading): CodeableConcept => ({
  coding: [{ system, code: heading, display: recordHeadings[heading] }],
  text: recordHeadings[heading],
})

/** The heading a section is coded with; undefined for the headings of others. */
export function headingOf(code: CodeableConcept | undefined): RecordHeading | undefined {
  const found = code?.coding?.find((coding) => coding.system === system)?.code
  return found !== undefined && isHeading(found) ? found : undefined
}

const isHeading = (code: string): code is RecordHeading => Object.hasOwn(recordHeadings, code)
