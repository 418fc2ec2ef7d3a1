import type { CodeableConcept } from 'fhir/r4'

import { ukLists } from '#fhir/uk-core.ts'

type Entry = readonly [code: string, words: string]

/** UK Core lists (domain facts §3.2, §4.5): what a clerk chooses from, in words; the code goes into the record. */
const lists = {
  EthnicCategoryEngland: [
    ['A', 'White – British'],
    ['B', 'White – Irish'],
    ['C', 'White – Any other White background'],
    ['D', 'Mixed – White and Black Caribbean'],
    ['E', 'Mixed – White and Black African'],
    ['F', 'Mixed – White and Asian'],
    ['G', 'Mixed – Any other mixed background'],
    ['H', 'Asian or Asian British – Indian'],
    ['J', 'Asian or Asian British – Pakistani'],
    ['K', 'Asian or Asian British – Bangladeshi'],
    ['L', 'Asian or Asian British – Any other Asian background'],
    ['M', 'Black or Black British – Caribbean'],
    ['N', 'Black or Black British – African'],
    ['P', 'Black or Black British – Any other Black background'],
    ['R', 'Chinese'],
    ['S', 'Any other ethnic group'],
    ['Z', 'Not stated'],
    ['99', 'Not known'],
  ],
  NHSNumberVerificationStatusEngland: [
    ['01', 'Present and verified'],
    ['02', 'Present but not traced'],
    ['03', 'Trace required'],
    ['04', 'Trace attempted, no or several matches'],
    ['05', 'Trace needs to be resolved'],
    ['06', 'Trace in progress'],
    ['07', 'Not present, trace not required'],
    ['08', 'Trace postponed (baby under six weeks)'],
  ],
  PersonMaritalStatusEngland: [
    ['S', 'Single'],
    ['M', 'Married or civil partner'],
    ['D', 'Divorced or dissolved civil partnership'],
    ['W', 'Widowed or surviving civil partner'],
    ['P', 'Separated'],
    ['N', 'Not disclosed'],
    ['8', 'Not applicable'],
    ['9', 'Not known'],
  ],
  ResidentialStatus: [
    ['H', 'UK resident'],
    ['O', 'Overseas resident'],
  ],
  NHSNumberUnavailableReason: [
    ['nhs-number-not-known', 'Not known'],
    ['overseas-patient', 'Overseas patient'],
    ['devolved-nation', 'Patient of another home nation'],
  ],
} as const satisfies Record<string, readonly Entry[]>

export const { optionsOf, codedIn } = ukLists(lists)

/** Languages by BCP 47; those most asked for in the region first, after English (domain facts §4.4, §4.7). */
export const languages = [
  ['en', 'English'],
  ['pl', 'Polish'],
  ['ur', 'Urdu'],
  ['pa', 'Panjabi'],
  ['bn', 'Bengali'],
  ['gu', 'Gujarati'],
  ['ar', 'Arabic'],
  ['ro', 'Romanian'],
  ['bfi', 'British Sign Language'],
  ['cy', 'Welsh'],
  ['zh', 'Chinese'],
  ['fa', 'Persian'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['pt', 'Portuguese'],
  ['uk', 'Ukrainian'],
] as const satisfies readonly Entry[]

export const genders = [
  ['female', 'Female'],
  ['male', 'Male'],
  ['other', 'Other Specific'],
  ['unknown', 'Not Known'],
] as const satisfies readonly Entry[]

/** Sex as registered at birth (UK Core BirthSex): HL7’s codes, and its word for not known. */
export const birthSexes = [
  ['F', 'Female'],
  ['M', 'Male'],
  ['UN', 'Indeterminate'],
  ['UNK', 'Not Known'],
] as const satisfies readonly Entry[]

export const birthSexConcept = (code: string): CodeableConcept => {
  const display = birthSexes.find(([one]) => one === code)?.[1]
  const system = `http://terminology.hl7.org/CodeSystem/v3-${code === 'UNK' ? 'NullFlavor' : 'AdministrativeGender'}`
  return { coding: [{ system, code, ...(display ? { display } : {}) }] }
}

export const asOptions = (entries: readonly Entry[]) => entries.map(([value, label]) => ({ value, label }))
