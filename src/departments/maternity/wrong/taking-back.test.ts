import { describe, expect, it } from 'vitest'

import { codes } from '#departments/maternity/pregnancy/codes.ts'
import { found, midwife, pregnancyWith } from '#departments/maternity/pregnancy/pregnancy-for-tests.ts'
import { coded } from '#departments/maternity/pregnancy/reading.ts'

import { takenBack } from './taking-back.ts'

const reason = { reason: 'Another patient' }

describe('what was written by mistake', () => {
  it('leaves with the reason and whoever gave it; nothing else does', () => {
    const pressure = found(coded(codes.bloodPressure), {})
    const { change = [] } = takenBack(pressure, [pregnancyWith(pressure)], reason, midwife)
    expect(change.map(({ to }) => to)).toMatchObject([
      { status: 'entered-in-error', note: [{ text: 'Marked as entered in error: Another patient' }] },
    ])
  })
  it('takes back a contact with all that was found then', () => {
    const at = { encounter: { reference: 'Encounter/v1' } }
    const [then, otherwise] = [found(coded(codes.fundalHeight), at), found(coded(codes.fundalHeight), {})]
    const visit = { resourceType: 'Encounter', id: 'v1', status: 'finished', class: {} } as const
    const { change = [] } = takenBack(visit, [pregnancyWith(then, otherwise)], reason, midwife)
    expect(change.map(({ seen }) => seen.id)).toEqual(['v1', then.id])
  })
  it('agrees again on the due date before the one that was wrong', () => {
    const scan = found(coded(codes.dueDate), { valueDateTime: '2026-10-27', effectiveDateTime: '2026-04-07' })
    const pregnancy = pregnancyWith(scan)
    const { change = [] } = takenBack(scan, [pregnancy], reason, midwife)
    expect(change.map(({ to }) => to)).toMatchObject([
      { status: 'entered-in-error' },
      { resourceType: 'Condition', onsetDateTime: '2026-01-10' },
    ])
  })
})
