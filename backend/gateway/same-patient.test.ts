import type { Appointment, FhirResource, Observation } from 'fhir/r4'
import { beforeEach, describe, expect, it } from 'vitest'

import { outcomeIn } from './hospital-for-tests.ts'
import { hospitalForTests } from './patients-for-tests.ts'

const hospital = await hospitalForTests()

const of = (patient: string, value = 80): Observation => ({
  resourceType: 'Observation',
  id: 'pulse',
  status: 'final',
  code: { text: 'Heart rate' },
  subject: { reference: `Patient/${patient}` },
  valueQuantity: { value },
})
const appointmentOf = (patient: string): Appointment => ({
  resourceType: 'Appointment',
  id: 'clinic',
  status: 'booked',
  participant: [{ actor: { reference: `Patient/${patient}` }, status: 'accepted' }],
})

beforeEach(() => {
  hospital.record.put(of('ada'))
  hospital.record.put(appointmentOf('ada'))
})

describe('an entry of one patient', () => {
  it('is changed, and stays hers', async () => {
    expect((await hospital.as('nurse', 'PUT', '/Observation/pulse', of('ada', 82))).status).toBe(200)
  })
  it.each<[string, string, FhirResource]>([
    ['given to another', '/Observation/pulse', of('bea')],
    ['left without one', '/Observation/pulse', { ...of('ada'), subject: { display: 'Somebody' } }],
    ['given another’s appointment', '/Appointment/clinic', appointmentOf('bea')],
  ])('is not %s', async (_, url, changed) => {
    const { status, body } = await hospital.as(
      url.startsWith('/App') ? 'admin' : 'nurse',
      'PUT',
      url,
      changed,
    )
    expect([status, outcomeIn(body)?.details?.text]).toEqual([
      422,
      expect.stringContaining('stays with the patient'),
    ])
  })
  it('is not moved by a patch either', async () => {
    const patch = [{ op: 'replace', path: '/subject/reference', value: 'Patient/bea' }]
    expect((await hospital.as('nurse', 'PATCH', '/Observation/pulse', patch)).status).toBe(422)
  })
})
