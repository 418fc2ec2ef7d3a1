import type { Procedure } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { EyeRecord, Reading } from '#departments/ophthalmology/eye/record.ts'
import type { Drops } from '#departments/ophthalmology/glaucoma/drops.ts'
import type { Stored } from '#fhir/client.ts'
import type { Strip } from '#ui/chart/strip.ts'

import { spanFor } from './span.ts'
import { bothEyes, stripsOf } from './strips.ts'
import { eyeRows } from './table.ts'

const now = Date.parse('2026-11-27T12:00:00Z')
const on = (day: string) => ({ when: `${day}T09:00:00Z`, at: Date.parse(`${day}T09:00:00Z`) })
let id = 0
const reading = (
  measure: Reading['measure'],
  day: string,
  value: number,
  more: Partial<Reading> = {},
): Reading => ({
  id: String((id += 1)),
  measure,
  eye: 'right',
  ...on(day),
  value,
  text: String(value),
  how: undefined,
  also: undefined,
  ...more,
})
const procedure = (more: Partial<Procedure>) =>
  ({ resourceType: 'Procedure', id: 'p', status: 'completed', subject: {}, ...more }) as Stored<Procedure>
const kind = (code: string) => ({
  coding: [{ system: 'https://lune.example/fhir/CodeSystem/eye-treatment', code }],
})
const record = (readings: Reading[], treatments: EyeRecord['treatments'] = []): EyeRecord => ({
  readings,
  treatments,
  due: [],
  withheld: 0,
})
const drops = (more: Partial<Drops>): Drops => ({
  id: 'd',
  type: 'MedicationStatement',
  drug: 'latanoprost 50 micrograms per mL eye drops',
  generic: 'latanoprost',
  into: ['right'],
  often: '1 drop, right eye, at night',
  from: '2026-02-01',
  until: undefined,
  current: true,
  stopped: undefined,
  notes: [],
  ...more,
})
const named = (strips: Strip[], name: string) => strips.find((one) => one.name.startsWith(name))

describe('the eyes on one axis', () => {
  it('holds a pressure against the target of its own day, not against the last one', () => {
    const strips = stripsOf(
      record([
        reading('target', '2025-01-01', 21),
        reading('pressure', '2025-06-01', 20),
        reading('target', '2026-01-01', 18),
        reading('pressure', '2026-06-01', 20),
      ]),
      [],
      'right',
      now,
    )
    const pressure = named(strips, 'Pressure')
    expect(pressure?.limit?.steps.map(({ value }) => value)).toEqual([21, 18])
    expect(pressure?.points.map(({ remark }) => remark)).toEqual([undefined, 'above the target of 18'])
  })
  it('breaks the thickness where the device changes, and says which came', () => {
    const thickness = named(
      stripsOf(
        record([
          reading('thickness', '2026-01-01', 300, { how: 'Topcon' }),
          reading('thickness', '2026-02-01', 310, { how: 'Topcon' }),
          reading('thickness', '2026-03-01', 330, { how: 'Spectralis' }),
        ]),
        [],
        'right',
        now,
      ),
      'Retinal thickness',
    )
    expect(thickness?.points.map(({ breakBefore }) => breakBefore)).toEqual([
      undefined,
      undefined,
      'another device: Spectralis',
    ])
  })
  it('writes counting fingers in words at the lower edge', () => {
    const acuity = named(
      stripsOf(
        record([reading('acuity', '2026-01-01', -20, { text: 'Counting fingers' })]),
        [],
        'right',
        now,
      ),
      'Visual acuity',
    )
    expect(acuity?.points[0]).toMatchObject({ hollow: true, word: 'Counting fingers' })
  })
  it('draws the field index or the mean deviation, never both, and the same for both eyes', () => {
    const two = record([
      reading('field', '2026-01-01', -3, { index: 94, text: '-3 dB' }),
      reading('field', '2026-01-01', -2, { eye: 'left', index: 96, text: '-2 dB' }),
    ])
    for (const eye of ['right', 'left'] as const)
      expect(stripsOf(two, [], eye, now).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['Field index (VFI)']),
      )
    const mostWithout = record([
      ...two.readings,
      reading('field', '2026-05-01', -3),
      reading('field', '2026-06-01', -3),
    ])
    const names = stripsOf(mostWithout, [], 'left', now).map(({ name }) => name)
    expect(names).toContain('Field, mean deviation')
    expect(names).not.toContain('Field index (VFI)')
  })
  it('gives each deed its own row and sign, a visit without an injection too, with its reason', () => {
    const done = (what: string, resource: Stored<Procedure>) => ({
      id: what,
      eye: 'right' as const,
      ...on('2026-03-01'),
      what,
      note: undefined,
      resource,
    })
    const strips = stripsOf(
      record(
        [],
        [
          done('Injection: Faricimab 6 mg', procedure({ code: kind('injection') })),
          done(
            'Injection: Faricimab 6 mg – not done',
            procedure({ code: kind('injection'), status: 'not-done', statusReason: { text: 'Infection' } }),
          ),
          done('Laser: SLT', procedure({ code: kind('laser') })),
          done('Something elsewhere', procedure({})),
        ],
      ),
      [],
      'right',
      now,
    )
    expect(
      strips
        .filter(({ shape }) => shape === 'lane')
        .map(({ name, points }) => [name, points[0]?.word, points[0]?.text]),
    ).toEqual([
      ['Injections', '▲', 'Faricimab 6 mg'],
      ['No injection', '✕', 'Infection'],
      ['Laser', '◆', 'SLT'],
      ['Other treatment', '●', 'Something elsewhere'],
    ])
  })
  it('draws a drop from its first day to its last, to now while it is used, and no end that nobody recorded', () => {
    const lane = (more: Partial<Drops>) =>
      named(stripsOf(record([]), [drops(more)], 'right', now), 'latanoprost')?.points[0]
    expect(lane({})).toMatchObject({ at: Date.parse('2026-02-01T12:00:00Z'), until: now })
    expect(lane({ current: false, until: '2026-03-01', stopped: 'Side effects' })).toMatchObject({
      until: Date.parse('2026-03-01T12:00:00Z'),
      remark: 'until 01-Mar-2026: Side effects',
    })
    expect(lane({ current: false, stopped: 'Reason not recorded' })).not.toHaveProperty('until')
    expect(lane({ from: '2026' })?.at).toBeUndefined()
  })
  it('gives both eyes the same rows, so that each stands beside its like', () => {
    const one = record([reading('pressure', '2026-01-01', 16)])
    const names = (['right', 'left'] as const).map((eye) =>
      stripsOf(one, [drops({})], eye, now).map(({ name }) => name),
    )
    expect(names[0]).toEqual(names[1])
    // what neither has is no row; what one has is a row of both
    const both = bothEyes(one, [], now)
    expect([both.right, both.left].map((strips) => strips.map(({ name }) => name))).toEqual([
      ['Pressure'],
      ['Pressure'],
    ])
  })
  it('has one table for both, the newest first, of the time that is looked at', () => {
    const strips = {
      right: stripsOf(
        record([reading('pressure', '2024-01-01', 16), reading('pressure', '2026-01-01', 17)]),
        [],
        'right',
        now,
      ),
      left: stripsOf(record([reading('pressure', '2026-01-01', 15, { eye: 'left' })]), [], 'left', now),
    }
    const over = spanFor(1, { from: 0, to: now }, now)
    expect(
      over &&
        eyeRows(strips, over).map(({ right, left }) => [...right, ...left].map(({ point }) => point.text)),
    ).toEqual([['17', '15']])
    expect(spanFor(1, undefined, now)).toBeUndefined()
  })
})
