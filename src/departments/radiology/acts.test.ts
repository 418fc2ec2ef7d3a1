import type { ServiceRequest } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'
import type { Stored } from '#fhir/client.ts'

import { asksPregnancy, performDraftFor, performed } from './performing.ts'
import { appended, reported } from './reporting.ts'
import type { Examination } from './steps.ts'
import { vetDraft, vetted } from './vetting.ts'

const request: Stored<ServiceRequest> = {
  resourceType: 'ServiceRequest',
  id: 'r',
  status: 'active',
  intent: 'order',
  code: { text: 'CT head' },
  subject: { reference: 'Patient/p' },
}
const examination: Examination = {
  request,
  step: 'requested',
  task: undefined,
  appointment: undefined,
  procedure: undefined,
  study: undefined,
  report: undefined,
}
const actor: Actor = {
  patientId: 'p',
  session: {
    userId: '1',
    name: 'Ray Grapher',
    post: {
      id: '1',
      orgCode: 'RXR',
      orgName: 'East Lancashire',
      title: 'Radiographer',
      areas: [],
      role: 'therapist',
    },
  },
  actId: 'act',
  now: new Date('2026-11-27T10:00:00Z'),
}

it('is made once for each request, whoever vets it first', () => {
  const act = vetted(examination, { decision: 'justified', protocol: 'With contrast', reason: '' }, actor)
  expect(act.shared).toBe(true)
  expect(act.make?.[0]?.resource).toMatchObject({
    resourceType: 'Task',
    status: 'accepted',
    identifier: [{ value: 'imaging-r' }],
    focus: { reference: 'ServiceRequest/r' },
    note: [{ text: 'Justified. Protocol: With contrast' }],
  })
})
it('is refused with a reason, never without', () => {
  expect(vetDraft.safeParse({ decision: 'refused', protocol: '', reason: ' ' }).success).toBe(false)
  expect(vetDraft.safeParse({ decision: '', protocol: '', reason: '' }).success).toBe(false)
  const act = vetted(
    examination,
    { decision: 'refused', protocol: '', reason: 'MRI answers it better' },
    actor,
  )
  expect(act.make?.[0]?.resource).toMatchObject({
    status: 'rejected',
    statusReason: { text: 'MRI answers it better' },
  })
})
it('stops before an exposure of somebody born on another day, or who may be pregnant', () => {
  const draft = performDraftFor('1951-03-04', true)
  const good = {
    born: '1951-03-04',
    pregnancy: 'no',
    accession: 'A123',
    at: '2026-11-01T10:00',
    dose: '',
    note: '',
  }
  expect(draft.safeParse(good).success).toBe(true)
  expect(draft.safeParse({ ...good, born: '1951-04-03' }).success).toBe(false)
  expect(draft.safeParse({ ...good, pregnancy: 'may be' }).success).toBe(false)
  expect(draft.safeParse({ ...good, pregnancy: '' }).success).toBe(false)
})
it('asks about pregnancy from 12 to 55 years, and when age or gender is not known', () => {
  expect(asksPregnancy({ gender: 'Female' }, 11)).toBe(false)
  expect(asksPregnancy({ gender: 'Female' }, 12)).toBe(true)
  expect(asksPregnancy({ gender: 'Female' }, 55)).toBe(true)
  expect(asksPregnancy({ gender: 'Female' }, 56)).toBe(false)
  expect(asksPregnancy({ gender: 'Male' }, 30)).toBe(false)
  expect(asksPregnancy({ gender: 'Not recorded' }, undefined)).toBe(true)
})
it('keeps who made it, when, and under which number its images are', () => {
  const draft = {
    born: '',
    pregnancy: 'no',
    accession: 'A123',
    at: '2026-11-27T09:30',
    dose: '2.1 mSv',
    note: '',
  }
  const made = performed(examination, draft, actor).make?.map(({ resource }) => resource) ?? []
  expect(made).toMatchObject([
    { resourceType: 'Task' },
    {
      resourceType: 'Procedure',
      status: 'completed',
      performedDateTime: '2026-11-27T09:30:00+00:00',
      performer: [{ actor: { display: 'Ray Grapher' } }],
      note: [{ text: 'Dose: 2.1 mSv' }, { text: 'Pregnancy: no' }],
    },
    {
      resourceType: 'ImagingStudy',
      identifier: [{ value: 'A123' }],
      basedOn: [{ reference: 'ServiceRequest/r' }],
    },
  ])
})

const draft = { findings: 'No bleed seen', conclusion: 'Normal', weight: 'N', status: 'final' } as const
it('closes the request when the report is verified, and not before', () => {
  const closing = (status: 'final' | 'preliminary') =>
    reported(examination, { ...draft, status }, actor).change?.some(
      ({ to }) => to.resourceType === 'ServiceRequest' && to.status === 'completed',
    )
  expect(closing('final')).toBe(true)
  expect(closing('preliminary')).toBe(false)
})
it('marks what must be acted on at once, for the inbox', () => {
  const made = reported(examination, { ...draft, weight: 'AA' }, actor).make ?? []
  expect(made.map(({ resource }) => resource)).toContainEqual(
    expect.objectContaining({
      resourceType: 'Observation',
      valueString: 'No bleed seen',
      interpretation: [{ coding: [expect.objectContaining({ code: 'AA' })] }],
    }),
  )
})
it('adds below what was verified and changes nothing of it', () => {
  const report = {
    resourceType: 'DiagnosticReport' as const,
    id: 'd',
    status: 'final' as const,
    code: { text: 'CT head' },
    conclusion: 'Normal',
  }
  const [change] =
    appended({ ...examination, report }, { words: 'A small fracture after all' }, actor).change ?? []
  expect(change?.to).toMatchObject({
    status: 'appended',
    conclusion: 'Normal\n\nAddendum 27-Nov-2026 10:00, Ray Grapher:\nA small fracture after all',
  })
})
