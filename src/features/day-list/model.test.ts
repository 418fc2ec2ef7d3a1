import type { Encounter, Patient } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { toDayLists } from './model.ts'

const now = new Date('2026-07-03T23:30:00Z') // 00:30 of the 4th in London
const person = (id: string, more: Partial<Patient> = {}): Stored<Patient> => ({
  resourceType: 'Patient',
  id,
  name: [{ family: id, given: ['Ada'] }],
  identifier: [
    {
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
          valueCodeableConcept: { coding: [{ code: '01' }] },
        },
      ],
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: '9990000018',
    },
  ],
  generalPractitioner: [{ reference: 'Organization/gp' }],
  ...more,
})
const whole: Stored<Encounter> = {
  resourceType: 'Encounter',
  id: 'e',
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: 'Patient/Ash' },
  serviceType: { text: 'Cardiology' },
  participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: { display: 'Dr A' } }],
  hospitalization: {
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod',
        valueCodeableConcept: {},
      },
    ],
    admitSource: { text: 'Home' },
  },
  location: [{ location: { display: 'Bed 3' }, physicalType: { coding: [{ code: 'bd' }] } }],
}
const lists = (stay: Partial<Encounter>, patient = person('Ash')) =>
  toDayLists([{ ...whole, ...stay }], [patient], now)
const home = (valueDate: string) => ({
  extension: [{ url: 'https://lune.example/fhir/StructureDefinition/expected-discharge-date', valueDate }],
})

describe('the work of the day', () => {
  it('has nothing to do about a stay that is whole', () => {
    expect(lists({})).toEqual({ expected: [], toComplete: [], leaving: [], details: [], withheld: 0 })
  })

  it('names what an admission lacks', () => {
    const [line] = lists({ hospitalization: {}, location: [], participant: [] }).toComplete
    expect(line?.missing).toEqual(['bed', 'consultant', 'admission method', 'admitted from'])
  })

  it.each([
    ['today, by the hospital’s clock', '2026-07-04', 1],
    ['yesterday, and still here', '2026-07-02', 1],
    ['tomorrow', '2026-07-05', 0],
  ])('who is to go home %s', (_, date, count) => expect(lists(home(date)).leaving).toHaveLength(count))

  it.each([
    ['this morning', '2026-07-04T08:00:00+01:00', 1],
    ['tomorrow', '2026-07-05T08:00:00+01:00', 0],
  ])('who is to come %s', (_, start, count) =>
    expect(lists({ status: 'planned', period: { start } }).expected).toHaveLength(count),
  )

  it.each([
    ['no NHS number', { identifier: [] }, ['NHS number']],
    [
      'a number nobody has verified',
      { identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }] },
      ['NHS number not verified'],
    ],
    ['no GP practice', { generalPractitioner: [] }, ['GP practice']],
  ])('%s', (_, more, missing) => expect(lists({}, person('Ash', more)).details[0]?.missing).toEqual(missing))

  it('does not call missing what is withheld', () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }]
    expect(lists({}, person('Ash', { generalPractitioner: [], meta: { security } })).details).toEqual([])
  })

  it('counts whom the reader may not see', () => {
    expect(toDayLists([whole], [], now).withheld).toBe(1)
  })
})
