import { describe, expect, it } from 'vitest'

import { toWarningTable } from '#clinical/observations/read-warning-table.ts'
import { meows } from '#clinical/observations/warning-in-force.ts'
import { warningOf, warningSource } from '#clinical/observations/warning-table.ts'

import { earlyWarningTables } from '../backend/seed/departments/maternity-labour.ts'

describe('a maternity table of the record', () => {
  const [seeded] = earlyWarningTables()
  it('is in the demonstration what Lune has where there is none, and nobody has signed it off', () => {
    const read = seeded && toWarningTable(seeded)
    expect(read).toMatchObject({ bands: meows.bands, trigger: meows.trigger, faults: 0 })
    expect(read && warningSource(read)).toContain('Singh')
    expect(read?.signOff).toBe('Not signed off by this trust')
  })
  it('says who signed it off, and when', () => {
    const signed = seeded && { ...seeded, approvalDate: '2026-02-01', endorser: [{ name: 'Dr Ash' }] }
    expect(signed && toWarningTable(signed).signOff).toBe('Signed off by Dr Ash, 01-Feb-2026')
  })
  it('with a band that nobody understands has no colour for that reading', () => {
    const broken = seeded && {
      ...seeded,
      action: seeded.action?.map((one) =>
        one.id === 'sbp' ? { ...one, action: [...(one.action ?? []), {}] } : one,
      ),
    }
    const table = broken && toWarningTable(broken)
    expect(table?.faults).toBe(1)
    expect(table && warningOf(table, { sbp: 200 }).colours).toEqual({})
  })
})
