import type { Encounter, Location } from 'fhir/r4'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { withBedState } from '#clinical/care/bed-state.ts'
import type { Stored } from '#fhir/client.ts'

import { moveEntries, refusalOf } from './move.ts'

const bed = (id: string, code: string): Stored<Location> => ({
  resourceType: 'Location',
  id,
  name: `Bed ${id}`,
  meta: { versionId: `v-${id}` },
  operationalStatus: { code },
})
const stay = (id: string, bedId: string, start = '2026-03-01T08:00:00Z'): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  meta: { versionId: `v-${id}` },
  status: 'in-progress',
  class: {},
  subject: { reference: `Patient/of-${id}` },
  location: [
    { location: { reference: 'Location/ward' }, status: 'active' },
    { location: { reference: `Location/${bedId}` }, status: 'active', period: { start } },
  ],
})
const nurse = { display: 'Joy Ashworth' }
const now = new Date('2026-03-29T02:30:00Z')
const read = { stay: stay('a', '1'), from: bed('1', 'O'), to: bed('2', 'U') }
const whereIs = (resource: unknown) =>
  (resource as Encounter).location?.map(({ location, status }) => `${location.reference} ${status}`)

describe('a move to another bed', () => {
  it('is one transaction against the versions that were read', () => {
    const entries = moveEntries(read, now, true, nurse)
    expect(entries.map(({ request }) => `${request?.url} ${request?.ifMatch}`)).toEqual([
      'Encounter/a W/"v-a"',
      'Location/1 W/"v-1"',
      'Location/2 W/"v-2"',
    ])
    expect(whereIs(entries[0]?.resource)).toEqual([
      'Location/ward active',
      'Location/1 completed',
      'Location/2 active',
    ])
    expect(entries[1]?.resource).toMatchObject({ operationalStatus: { code: 'H' } })
    expect(entries[2]?.resource).toMatchObject({ operationalStatus: { code: 'O' } })
  })
  it('leaves no time between the beds and none in both', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-03-02'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (at) => {
          const [, from, to] =
            (moveEntries(read, at, false, nurse)[0]?.resource as Encounter | undefined)?.location ?? []
          expect(from?.period?.end).toBe(at.toISOString())
          expect(to?.period).toEqual({ start: at.toISOString() })
        },
      ),
    )
  })
  it('changes two patients’ places, and leaves both beds occupied', () => {
    const entries = moveEntries({ ...read, to: bed('2', 'O'), other: stay('b', '2') }, now, true, nurse)
    expect(entries.map(({ resource }) => resource?.id)).toEqual(['a', 'b', '1', '2'])
    expect(whereIs(entries[1]?.resource)).toContain('Location/1 active')
    expect(entries[2]?.resource).toMatchObject({ operationalStatus: { code: 'O' } })
  })
  it('is refused when the bed has been taken, or the patient has gone', () => {
    expect(refusalOf(read, now)).toBeUndefined()
    expect(refusalOf({ ...read, to: bed('2', 'O') }, now)).toMatch(/no longer free/)
    expect(refusalOf({ ...read, stay: stay('a', '3') }, now)).toMatch(/no longer in that bed/)
    expect(refusalOf({ ...read, to: bed('2', 'O'), other: stay('b', '3') }, now)).toMatch(/no longer there/)
  })
  it('to a bed that is kept goes ahead with a reason, and with what the reader saw of for whom', () => {
    const kept = withBedState(bed('2', 'U'), { state: 'reserved', reason: 'For Mrs Field' }, nurse, now)
    const to = { ...read, to: kept }
    expect(refusalOf(to, now)).toMatch(/now reserved: For Mrs Field/)
    expect(refusalOf({ ...to, kept: { seen: 'For Mr Lord', why: 'Fell' } }, now)).toMatch(/now reserved/)
    expect(refusalOf({ ...to, kept: { seen: 'For Mrs Field', why: '' } }, now)).toMatch(/now reserved/)
    const agreed = { ...to, kept: { seen: 'For Mrs Field', why: 'Isolation comes first' } }
    expect(refusalOf(agreed, now)).toBeUndefined()
    const taken = moveEntries(agreed, now, true, nurse)[2]?.resource as Stored<Location>
    expect(taken.operationalStatus?.code).toBe('O')
    expect(JSON.stringify(taken.extension)).toContain('Isolation comes first')
    expect(JSON.stringify(taken.extension)).not.toContain('Mrs Field')
  })
  it('is refused when it would end before it began', () => {
    expect(refusalOf({ ...read, stay: stay('a', '1', '2026-03-29T03:00:00Z') }, now)).toMatch(
      /later than now/,
    )
  })
})
