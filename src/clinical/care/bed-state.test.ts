import type { Location } from 'fhir/r4'
import { expect, it } from 'vitest'

import { bedNoteOf, bedStateOf, isTaken, withBedState } from './bed-state.ts'

const bed = {
  resourceType: 'Location' as const,
  id: 'b1',
  name: 'Side room 1',
  status: 'active' as const,
  operationalStatus: { system: 'http://terminology.hl7.org/CodeSystem/v2-0116', code: 'U' },
  extension: [{ url: 'https://elsewhere.example/gas', valueString: 'Oxygen and air' }],
}
const by = { display: 'Mr Daniel Okoro' }
const now = new Date('2026-03-29T00:30:00Z')

it('a reserved bed is free for nobody who knows only the table of HL7, and says for whom', () => {
  const reserved = withBedState(bed, { state: 'reserved', reason: ' Transfer from AMU ' }, by, now)
  expect(bedStateOf(reserved)).toBe('reserved')
  expect(reserved.operationalStatus?.code).not.toBe('U')
  expect(bedNoteOf(reserved)).toEqual({
    reason: 'Transfer from AMU',
    by: 'Mr Daniel Okoro',
    at: '2026-03-29T00:30:00.000Z',
  })
})

it('a closed bed is suspended, and open again it is not; what else the record says of it stays', () => {
  const closed = withBedState(bed, { state: 'closed', reason: 'Norovirus' }, by, now)
  expect([closed.status, closed.operationalStatus?.code]).toEqual(['suspended', 'C'])
  const open = withBedState(closed, { state: 'free', reason: '' }, by, now)
  expect([open.status, open.operationalStatus?.code, bedStateOf(open)]).toEqual(['active', 'U', 'free'])
  expect(open.extension?.[0]).toEqual(bed.extension[0])
  expect(open.extension).toHaveLength(2)
})

it('what was said of an earlier state is not said of this one', () => {
  const reserved: Location = withBedState(bed, { state: 'reserved', reason: 'For Mrs Field' }, by, now)
  const taken = { ...reserved, operationalStatus: { code: 'O' } }
  expect([isTaken(taken), bedStateOf(taken), bedNoteOf(taken)]).toEqual([true, undefined, undefined])
})

it('a bed of which nothing is recorded is not called free', () => {
  expect(bedStateOf({ resourceType: 'Location' })).toBeUndefined()
})
