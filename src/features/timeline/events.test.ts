import type { DiagnosticReport, DocumentReference, Encounter, MedicationRequest, Procedure } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import { draftTags } from '#auth/drafts.ts'
import type { Stored } from '#fhir/client.ts'

import type { TimelineEvent } from './event.ts'
import { procedureEvent, reportEvent, visitEvent } from './care-events.ts'
import { prescriptionEvents, statementEvents } from './medicine-events.ts'
import { compositionEvents, documentEvent } from './written-events.ts'

const subject = { reference: 'Patient/1' }
const request = (more: Partial<MedicationRequest>): Stored<MedicationRequest> => ({
  resourceType: 'MedicationRequest',
  id: '1',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: { text: 'ramipril 5 mg capsules' },
  authoredOn: '2026-03-01T10:00:00Z',
  ...more,
})
const changes = (more: Partial<MedicationRequest>) =>
  prescriptionEvents(request(more), []).map(({ change, when }) => [change, when])
const until = (end: string) => [{ timing: { repeat: { boundsPeriod: { end } } } }]

describe('a medicine', () => {
  it('is started when it is prescribed', () => {
    expect(changes({})).toEqual([['Started', '2026-03-01T10:00:00Z']])
  })
  it('is changed when the order replaces another, and says what was before', () => {
    const [event] = prescriptionEvents(request({ priorPrescription: { display: 'ramipril 2.5 mg' } }), [])
    expect(event).toMatchObject({
      change: 'Changed',
      details: ['dose not recorded', 'Before: ramipril 2.5 mg'],
    })
  })
  it('is stopped on the last day it was given, with the reason', () => {
    const more = {
      status: 'stopped',
      statusReason: { text: 'Cough' },
      dosageInstruction: until('2026-03-20'),
    }
    const [, end] = prescriptionEvents(request(more as Partial<MedicationRequest>), [])
    expect(end).toMatchObject({
      change: 'Stopped',
      when: '2026-03-20',
      day: '2026-03-20',
      details: ['Cough'],
    })
  })
  it('that was stopped nobody knows when says so, and no date is made up', () => {
    const [event, ...others] = prescriptionEvents(request({ status: 'stopped' }), [])
    expect(event?.details).toContain('Stopped since; when is not recorded')
    expect(others).toEqual([])
  })
  it('stands as a line of medicine: its name, then its dose', () => {
    const dosageInstruction = [
      { doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg' } }], route: { text: 'oral' } },
    ]
    const [event] = prescriptionEvents(request({ dosageInstruction }), [])
    expect(event?.title).toContain('ramipril')
    expect(event?.details).toEqual(['DOSE 5 mg – oral'])
  })
  it('that is active is not called ended because its last day has passed', () => {
    expect(changes({ dosageInstruction: until('2020-01-01') })).toHaveLength(1)
  })
  it('that must not be given, or is only a draft, is not called started', () => {
    expect(changes({ doNotPerform: true })[0]?.[0]).toBe('Not to be given')
    expect(changes({ status: 'draft' })[0]?.[0]).toBe('Drafted, not yet prescribed')
  })
  it('taken as the patient says is kept apart from what was prescribed', () => {
    const events = statementEvents(
      {
        resourceType: 'MedicationStatement',
        id: '2',
        status: 'stopped',
        subject,
        medicationReference: { display: 'Aspirin' },
        effectivePeriod: { start: '2025-01', end: '2025-06' },
      },
      [],
    )
    expect(events.map(({ change, title, day }) => [change, title, day])).toEqual([
      ['Started, as reported', 'aspirin', '2025-01'],
      ['Stopped, as reported', 'aspirin', '2025-06'],
    ])
  })
})

it('a visit says its kind, reason, specialty and consultant', () => {
  const visit: Stored<Encounter> = {
    resourceType: 'Encounter',
    id: '1',
    status: 'in-progress',
    class: { code: 'IMP' },
    subject,
    serviceType: { coding: [{ code: '430' }], text: 'Elderly Medicine' },
    reasonCode: [{ text: 'Sepsis' }],
    participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: { display: 'Dr Wright' } }],
    period: { start: '2026-03-01T10:00:00Z' },
  }
  expect(visitEvent(visit)).toMatchObject({
    title: 'Inpatient stay – Sepsis',
    ongoing: true,
    specialty: { code: '430', words: 'Elderly Medicine' },
    source: { who: 'Dr Wright' },
    section: 'visits',
  })
})

it('a procedure that was not done says so, and leads to its visit only if it has one', () => {
  const procedure: Stored<Procedure> = {
    resourceType: 'Procedure',
    id: '1',
    status: 'not-done',
    subject,
    performedDateTime: '2026-02',
  }
  expect(procedureEvent(procedure)).toMatchObject({
    title: 'Procedure not named',
    details: ['Not done'],
    day: '2026-02',
    section: undefined,
  })
  const inVisit = { ...procedure, encounter: { reference: 'Encounter/7' } }
  expect(procedureEvent(inVisit)).toMatchObject({ section: 'visits', visitId: '7' })
})

it('a report called no more than a report is named by its category', () => {
  const report: Stored<DiagnosticReport> = {
    resourceType: 'DiagnosticReport',
    id: '1',
    status: 'amended',
    category: [{ coding: [{ code: 'LAB', display: 'Laboratory' }] }],
    code: { coding: [{ code: '721981007', display: 'Diagnostic studies report' }] },
    issued: '2026-02-03T04:05:06Z',
  }
  expect(reportEvent(report)).toMatchObject({
    title: 'Laboratory',
    details: ['Amended'],
    when: '2026-02-03T04:05:06Z',
  })
})

it('is the same entry twice when its words and its moment, or its identifier, are the same; no identifier alone', () => {
  const report = (text: string, more: Partial<DiagnosticReport>) =>
    reportEvent({ resourceType: 'DiagnosticReport', id: text, status: 'final', code: { text }, ...more })
  const identifier = [{ system: 'urn:lab', value: 'A1' }]
  const isSame = (one: TimelineEvent, other: TimelineEvent) =>
    one.sameAs.some((key) => other.sameAs.includes(key))
  expect(isSame(report('FBC', { identifier }), report('FBC', { identifier }))).toBe(true)
  expect(isSame(report('FBC', { identifier }), report('Urea', { identifier }))).toBe(false)
  const at = { effectiveDateTime: '2026-01-01T10:00:00Z' }
  expect(isSame(report('FBC', at), report('FBC', { effectiveDateTime: '2026-01-01T11:00:00+01:00' }))).toBe(
    true,
  )
  const day = { effectiveDateTime: '2026-01-01' }
  expect(isSame(report('FBC', day), report('FBC', day))).toBe(false)
})

describe('what is written', () => {
  const document = (more: Partial<DocumentReference>): Stored<DocumentReference> => ({
    resourceType: 'DocumentReference',
    id: '1',
    status: 'current',
    content: [],
    ...more,
  })
  it('is a letter, or a note when its type says so', () => {
    expect(documentEvent(document({ type: { text: 'Clinic letter' } })).kind).toBe('letter')
    const note = { coding: [{ code: '823651000000106' }] }
    expect(documentEvent(document({ category: [note] })).kind).toBe('note')
  })
  it('is a letter also when a discharge summary is kept as a composition', () => {
    const composition = {
      resourceType: 'Composition' as const,
      id: '1',
      status: 'final' as const,
      date: '2026',
      title: 'Discharge summary',
      author: [{ display: 'Dr Wright' }],
    }
    const type = { coding: [{ code: '18842-5' }] }
    expect(compositionEvents({ ...composition, type })[0]?.kind).toBe('letter')
    expect(compositionEvents({ ...composition, type: {} })[0]?.kind).toBe('note')
  })
  it('is no event while it is somebody’s unsigned draft', () => {
    const tag = [{ system: draftTags, code: '1' }]
    const draft = {
      resourceType: 'Composition' as const,
      id: '1',
      status: 'preliminary' as const,
      date: '2026',
      title: 'x',
      author: [],
      type: {},
    }
    expect(compositionEvents({ ...draft, meta: { tag } })).toEqual([])
    expect(compositionEvents(draft)).toHaveLength(1)
  })
  it('names itself somehow, whatever it lacks', () => {
    expect(documentEvent(document({}))).toMatchObject({
      title: 'Document without a title',
      span: undefined,
      from: { code: 'none', words: 'Source not stated' },
    })
  })
  it('has an organisation as its source, by a code that names nobody', () => {
    const { from } = documentEvent(document({ custodian: { display: 'Mrs Smith’s nursing home' } }))
    expect(from.words).toBe('Mrs Smith’s nursing home')
    expect(from.code).toMatch(/^[a-z0-9]{7}$/)
  })
})
