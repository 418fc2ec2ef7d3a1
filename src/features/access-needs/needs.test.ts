import type { Flag } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { toAct } from './draft.ts'
import { toAccessNeeds } from './needs.ts'

const category = [
  {
    coding: [
      {
        system: 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient',
        code: 'national-reasonable-adjustment-flag',
      },
    ],
  },
  {
    coding: [
      {
        system: 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryRA',
        code: 'communication-support',
        display: 'Communication support',
      },
    ],
  },
]
const flag = (id: string, more: Partial<Flag> = {}): Stored<Flag> => ({
  resourceType: 'Flag',
  id,
  status: 'active',
  category,
  code: { coding: [{ system: 'http://snomed.info/sct', code: '285055002', display: 'Uses hearing aid' }] },
  subject: { reference: 'Patient/ada' },
  ...more,
})
const needs = (...resources: Stored<Flag>[]) => toAccessNeeds({ resources, withheld: 0 }).entries
const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: '',
  areas: [],
  role: 'admin' as const,
}
const actor = { session: { userId: '5', name: 'Ms C', post }, now: new Date(0), actId: 'a', patientId: 'ada' }

it('says what is needed in words, with system, code and kind', () => {
  expect(needs(flag('h'))).toMatchObject([
    {
      words: 'Uses hearing aid',
      codes: 'SNOMED CT 285055002 Uses hearing aid',
      category: 'Communication support',
    },
  ])
})
it('leaves out clinical alerts and what has ended', () => {
  expect(
    needs(
      flag('mrsa', { category: [{ coding: [{ code: 'clinical' }] }] }),
      flag('old', { period: { end: '2020-01-01' } }),
    ),
  ).toEqual([])
})
it('makes a flag of the national kind, ends what is no longer so, and touches nothing else', () => {
  const before = needs(flag('h'), flag('own', { code: { text: 'Quiet room' } }))
  const { make = [], change = [] } = toAct(
    before,
    { needs: ['Flag/own', '441092009'], other: 'Large bed', note: '' },
    actor,
  )
  expect(make.map(({ resource }) => resource)).toMatchObject([
    {
      category: [{ coding: [{ code: 'national-reasonable-adjustment-flag' }] }, {}],
      code: { text: 'Lip reads' },
    },
    { category: [{}, { coding: [{ code: 'bespoke-reasonable-adjustments' }] }], code: { text: 'Large bed' } },
  ])
  expect(change).toMatchObject([
    { seen: { id: 'h' }, to: { status: 'inactive', period: { end: actor.now.toISOString() } } },
  ])
  expect(() => toAct(before, { needs: ['285055002', 'Flag/own'], other: '', note: '' }, actor)).toThrow(
    /Nothing/,
  )
})
