import type { DiagnosticReport } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Actor } from '#clinical/acts/act.ts'

import { readMessage } from './message.ts'
import { type SentBefore, taken, whyNotTaken } from './taking.ts'

const urn = (id: string) => ({ reference: `urn:uuid:${id}` })
const entry = (id: string, resource: object) => ({ fullUrl: `urn:uuid:${id}`, resource: { id, ...resource } })
const patient = entry('p', {
  resourceType: 'Patient',
  birthDate: '1972-08-23',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '972 771 0638' }],
})
const report = entry('r', {
  resourceType: 'DiagnosticReport',
  identifier: [{ system: 'http://lab/report', value: 'REP-1' }],
  status: 'final',
  code: { text: 'CRP' },
  subject: urn('p'),
  performer: [{ ...urn('lab'), display: 'Path lab' }],
  result: [urn('group')],
})
const group = entry('group', {
  resourceType: 'Observation',
  status: 'final',
  code: {},
  subject: urn('p'),
  hasMember: [urn('crp')],
})
const crp = entry('crp', { resourceType: 'Observation', status: 'final', code: {}, subject: urn('p') })
const lab = entry('lab', {
  resourceType: 'Organization',
  name: 'Lab',
  identifier: [{ system: 'ods', value: 'Y8J7D' }],
})
const bundle = (...parts: object[]) =>
  JSON.stringify({ resourceType: 'Bundle', type: 'message', entry: parts })
const whole = bundle(entry('h', { resourceType: 'MessageHeader' }), report, group, crp, patient, lab)

const actor: Actor = {
  patientId: 'joel',
  session: {
    userId: '1',
    name: 'Mei',
    post: { id: '1', orgCode: 'RXR', orgName: 'ELHT', title: '', role: 'scientist', areas: [] },
  },
  actId: 'act',
  now: new Date('2026-03-10T12:00:00Z'),
}

it('reads who it is about, and each part by type and id', () => {
  const message = readMessage(whole)
  expect(message).toMatchObject({ nhsNumber: '9727710638', birth: '1972-08-23' })
  expect(message.reports[0]).toMatchObject({
    subject: { reference: 'Patient/p' },
    result: [{ reference: 'Observation/group' }],
    // another system's organisation is named, not copied
    performer: [{ display: 'Path lab', identifier: { value: 'Y8J7D' } }],
  })
})
it.each([
  ['not JSON', '{', /not JSON/],
  ['no Bundle', '{"resourceType":"Patient"}', /no FHIR Bundle/],
  ['about nobody', bundle(report), /names no patient/],
  [
    'about two people',
    bundle(report, patient, entry('q', { resourceType: 'Patient' })),
    /more than one patient/,
  ],
  ['without an NHS number', bundle(report, entry('p', { resourceType: 'Patient' })), /no NHS number/],
  ['without a report', bundle(patient), /no report/],
])('refuses what is %s', (_name, text, words) => {
  expect(() => readMessage(text)).toThrow(words)
})
const nothing: SentBefore = { reports: [], values: [] }
it('says which laboratory it is from, if only by who sent it', () => {
  const { performer: _, ...anonymous } = report.resource as unknown as DiagnosticReport
  const sent = entry('h', { resourceType: 'MessageHeader', sender: urn('lab') })
  const { reports } = readMessage(bundle(sent, entry('r', anonymous), patient, lab))
  expect(reports[0]?.performer).toEqual([{ display: 'Lab', identifier: { system: 'ods', value: 'Y8J7D' } }])
  expect(() => readMessage(bundle(entry('r', anonymous), patient))).toThrow(/which laboratory/)
})
describe('a report that was sent before', () => {
  const named = (text: string) => ({ code: { text } })
  const version = (more: object, value: number) =>
    readMessage(
      bundle(
        entry('h2', { resourceType: 'MessageHeader' }),
        entry('r2', { ...report.resource, issued: '2026-03-10T10:00:00Z', result: [urn('crp2')], ...more }),
        entry('crp2', { ...crp.resource, ...named('CRP'), valueQuantity: { value } }),
        patient,
        lab,
      ),
    )
  const subject = { reference: 'Patient/joel' }
  const before: SentBefore = {
    reports: [
      {
        resourceType: 'DiagnosticReport',
        id: 'there',
        identifier: [{ system: 'http://lab/report', value: 'REP-1' }],
        status: 'final',
        code: { text: 'CRP' },
        issued: '2026-03-10T09:00:00Z',
        subject,
        basedOn: [{ reference: 'ServiceRequest/asked' }],
      },
    ],
    values: [{ resourceType: 'Observation', id: 'value', status: 'final', ...named('CRP'), subject }],
  }
  it('is changed where it stands, value by value', () => {
    const act = taken(version({ status: 'amended' }, 42), before, actor)
    expect(act.make).toEqual([])
    expect(act.change?.map(({ to }) => to)).toMatchObject([
      {
        id: 'there',
        status: 'amended',
        identifier: [{ value: 'REP-1' }],
        result: [{ reference: 'Observation/value' }],
      },
      { id: 'value', valueQuantity: { value: 42 }, subject },
    ])
  })
  it.each([
    ['taken when it says that it changes', { status: 'corrected' }, /^taken$/],
    ['not taken twice', { issued: '2026-03-10T09:00:00Z' }, /already/],
    ['not taken when it only comes again', {}, /does not say that it amends/],
    ['not taken after a later one', { status: 'amended', issued: '2026-03-10T08:00:00Z' }, /later version/],
  ] as const)('is %s', (_name, more, why) => {
    expect(whyNotTaken(version(more, 42), before) ?? 'taken').toMatch(why)
  })
})
it('is taken in one go about the patient of this record, and once however often', () => {
  const { make = [] } = taken(readMessage(whole), nothing, actor)
  expect(make.map(({ resource }) => resource.resourceType)).toEqual([
    'DiagnosticReport',
    'Observation',
    'Observation',
  ])
  const [first, panel, value] = make
  expect(first?.resource).toMatchObject({
    subject: { reference: 'Patient/joel' },
    result: [{ reference: panel?.fullUrl }],
    identifier: [{ value: 'REP-1' }, {}],
  })
  expect(panel?.resource).toMatchObject({ hasMember: [{ reference: value?.fullUrl }] })
  expect(value?.resource).toMatchObject({ identifier: [{ value: 'message-REP-1-crp' }] })
  expect(first?.resource).not.toHaveProperty('id')
})
