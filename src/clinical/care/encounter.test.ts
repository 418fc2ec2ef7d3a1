import type { Encounter } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { daysIn, placeText, toVisit, toVisits } from './encounter.ts'

const bare: Stored<Encounter> = {
  resourceType: 'Encounter',
  id: 'e1',
  status: 'in-progress',
  class: { code: 'IMP' },
}
const type = (code: string) => ({ coding: [{ code }] })

it('is a stay even when the record says little of it', () => {
  expect(toVisit(bare)).toMatchObject({
    kind: 'Inpatient stay',
    current: true,
    ward: undefined,
    consultant: undefined,
  })
  expect(toVisit({ ...bare, class: undefined } as unknown as Stored<Encounter>).kind).toBe(
    'Visit of a kind not recorded',
  )
})

it('knows ward, bed and consultant', () => {
  const visit = toVisit(
    {
      ...bare,
      location: [
        { location: { reference: 'Location/w' }, status: 'active', physicalType: type('wa') },
        { location: { reference: 'Location/b' }, status: 'active', physicalType: type('bd') },
        {
          location: { reference: 'Location/old', display: 'Old ward' },
          status: 'completed',
          physicalType: type('wa'),
        },
      ],
      participant: [{ type: [type('ATND')], individual: { display: 'Dr Amina Hargreaves' } }],
    },
    [
      { resourceType: 'Location', id: 'w', name: 'Ward 20' },
      { resourceType: 'Location', id: 'b', name: 'Bay B Bed 3' },
    ],
  )
  expect(visit).toMatchObject({
    wardId: 'w',
    ward: 'Ward 20',
    bed: 'Bay B Bed 3',
    consultant: 'Dr Amina Hargreaves',
  })
  expect(placeText(visit)).toBe('Ward 20 – Bay B Bed 3')
})

it('takes the inpatient stay before other visits under way, and hides errors', () => {
  const resources: Stored<Encounter>[] = [
    { ...bare, id: 'clinic', class: { code: 'AMB' }, period: { start: '2026-03-14' } },
    { ...bare, id: 'stay', period: { start: '2026-03-01' } },
    { ...bare, id: 'wrong', status: 'entered-in-error' },
  ]
  const list = toVisits({ resources, included: [], withheld: 0 })
  expect(list.entries.map(({ id }) => id)).toEqual(['stay', 'clinic'])
})

it('counts the days in by dates, and only from a whole date', () => {
  expect(daysIn({ start: '2026-03-10T23:50:00+00:00' }, '2026-03-14')).toBe(4)
  expect(daysIn({ start: '2026-03-14' }, '2026-03-14')).toBe(0)
  expect(daysIn({ start: '2026-03' }, '2026-03-14')).toBeUndefined()
  expect(daysIn({ start: undefined }, '2026-03-14')).toBeUndefined()
  expect(daysIn({ start: '2027-01-01' }, '2026-03-14')).toBeUndefined()
})
