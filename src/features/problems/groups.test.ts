import type { Condition } from 'fhir/r4'
import { expect, it, vi } from 'vitest'

import { concept, snomed } from '#fhir/coding.ts'
import type { Stored } from '#fhir/client.ts'

import { groupProblems } from './groups.ts'
import { toProblemList } from './model.ts'

const entry = (id: string, status: string, rest: Partial<Condition> = {}): Stored<Condition> => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p1' },
  code: concept(snomed('195967001', 'Asthma')),
  clinicalStatus: { coding: [{ code: status }] },
  meta: { source: `https://${id}.example` },
  ...rest,
})
const groups = (...resources: Stored<Condition>[]) =>
  groupProblems(toProblemList({ resources, withheld: 0 }).entries)

it('groups by the SNOMED CT code, whatever the words', () => {
  const other = entry('b', 'active', { code: { ...concept(snomed('195967001')), text: 'Asthma, childhood' } })
  expect(groups(entry('a', 'active'), other)).toMatchObject([{ entries: [{ id: 'a' }, { id: 'b' }] }])
})
it('shows active before resolved, and says that they do not agree', () => {
  expect(groups(entry('a', 'resolved'), entry('b', 'active'))).toMatchObject([
    {
      active: true,
      entries: [{ id: 'b' }, { id: 'a' }],
      conflict: 'The entries do not agree: active (b.example), resolved (a.example).',
    },
  ])
  expect(groups(entry('a', 'active'), entry('b', 'active'))[0]?.conflict).toBeUndefined()
})
it('groups entries without a code by their words alone, never with a coded one', () => {
  const words = (id: string) => entry(id, 'active', { code: { text: 'Asthma' } })
  expect(groups(entry('a', 'active'), words('b'), words('c')).map(({ entries }) => entries.length)).toEqual([
    1, 2,
  ])
})
it('says what the code says where the words are others (hazard H20)', () => {
  const [group] = groups(
    entry('a', 'active', { code: { ...concept(snomed('195967001', 'Asthma')), text: 'Wheeze' } }),
  )
  expect(group?.entries[0]).toMatchObject({ name: 'Wheeze', codedAs: 'Asthma', notCoded: false })
})
it('says how far a pregnancy is that goes on and began on a known day, and of no other', () => {
  vi.setSystemTime('2026-07-29T10:00:00Z')
  const began = (onsetDateTime: string, status = 'active') =>
    groups(entry('a', status, { code: concept(snomed('77386006', 'Pregnancy')), onsetDateTime }))[0]
      ?.entries[0]?.details
  expect(began('2026-01-10')).toEqual(['28+4 weeks today'])
  for (const [onset, status] of [
    ['2026-01'],
    ['2025-01-10'],
    ['2026-08-01'],
    ['2026-01-10', 'resolved'],
  ] as const)
    expect(began(onset, status)).toEqual([])
  vi.useRealTimers()
})
