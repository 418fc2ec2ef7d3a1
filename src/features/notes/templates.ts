import type { CodeableConcept, Composition, CompositionRelatesTo } from 'fhir/r4'

import type { RecordHeading } from '#clinical/writing/record-headings.ts'
import { hasCode, loinc } from '#fhir/coding.ts'

/** A kind of note: what it is called, its LOINC document type, and the headings it opens with, in their order. */
export type Template = {
  id: string
  title: string
  says: string
  type: CodeableConcept
  headings: readonly RecordHeading[]
  /** The writer names it */
  named?: boolean
  relatesTo?: CompositionRelatesTo[]
}

const typed = (text: string, code: string, display: string): CodeableConcept => ({
  coding: [loinc(code, display)],
  text,
})

export const templates: readonly [Template, ...Template[]] = [
  {
    id: 'ward-round',
    title: 'Ward round',
    says: 'Problems, findings, results, plan',
    type: typed('Ward round', '11506-3', 'Progress note'),
    headings: [
      'problems-and-issues',
      'patient-and-carer-concerns-expectations-and-wishes',
      'observations',
      'examination-findings',
      'investigation-results',
      'clinical-summary',
      'plan-and-requested-actions',
      'information-and-advice-given',
    ],
  },
  {
    id: 'clerking',
    title: 'Clerking',
    says: 'History, examination and plan on admission',
    type: typed('Clerking', '34117-2', 'History and physical note'),
    headings: [
      'reason-for-admission',
      'presenting-complaints-or-issues',
      'history',
      'relevant-past-medical-surgical-and-mental-health-history',
      'medications-and-medical-devices',
      'allergies-and-adverse-reaction',
      'family-history',
      'social-context',
      'review-of-systems',
      'observations',
      'examination-findings',
      'investigation-results',
      'clinical-summary',
      'plan-and-requested-actions',
      'information-and-advice-given',
    ],
  },
  {
    id: 'free',
    title: 'Note',
    says: 'One heading; add others as you need them',
    type: typed('Note', '34109-9', 'Note'),
    headings: ['clinical-narrative'],
    named: true,
  },
]

/** Words added to a signed note, which itself stays as it was signed (docs/decisions/016). */
export const addendumTo = (id: string, original: string): Template => ({
  id: 'addendum',
  title: `Added to ${original}`,
  says: '',
  type: typed('Addendum', '34109-9', 'Note'),
  headings: ['clinical-narrative'],
  relatesTo: [{ code: 'appends', targetReference: { reference: `Composition/${id}`, display: original } }],
})

/** The template a draft was begun with, by its type; a free note for any other. An addendum stays one. */
export function templateOf({ type, relatesTo, title }: Composition): Template {
  const found =
    templates.find((template) => template.type.coding?.some((coding) => hasCode(type, coding))) ??
    templates[templates.length - 1] ??
    templates[0]
  return relatesTo ? { ...found, title: title ?? found.title, named: false, type, relatesTo } : found
}
