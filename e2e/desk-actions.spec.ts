import type { Encounter } from 'fhir/r4'

import { newClinic } from './clinic.ts'
import { deskActions, deskBudgets } from './desk-actions.ts'
import { expect, test } from './fixtures.ts'
import { found, newWard } from './record.ts'

test('a desk registers, admits to a bed, books the next place and discharges in no more actions than promised', async ({
  page,
  signIn,
}) => {
  const family = `Deskstory${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 7)}`
  const [{ ward }, { place }] = [await newWard(1), await newClinic([30])]
  await signIn('admin')
  const counted = await deskActions(page, {
    family,
    ward: new RegExp(ward.name ?? ''),
    clinic: new RegExp(place.name ?? ''),
  })
  for (const act of ['register', 'admit', 'book', 'discharge'] as const) {
    expect(counted[act], act).toBeGreaterThan(3)
    expect(counted[act], act).toBeLessThanOrEqual(deskBudgets[act])
  }
  // they were not counted for nothing
  const [stay] = (await found(`/Encounter?patient.family=${family}&class=IMP`)) as Encounter[]
  expect(stay).toMatchObject({ status: 'finished', reasonCode: [{ text: 'Breathless' }] })
  expect(await found(`/Appointment?patient.family=${family}&status=booked`)).toHaveLength(1)
})
