import type { Condition } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { toSignature } from './provenance.ts'
import { differences, toVersions } from './versions.ts'

const version = (versionId: string, text: string): Stored<Condition> => ({
  resourceType: 'Condition',
  id: 'c1',
  meta: { versionId, lastUpdated: `2026-03-0${versionId}T10:00:00Z` },
  subject: { reference: 'Patient/p1' },
  code: { text },
})
const rowsOf = ({ code }: Condition) => [['Problem', code?.text]] as const

it('names what each version changed, newest first, and how many there are', () => {
  const history = { versions: [version('2', 'Asthma'), version('1', 'Wheeze')], signatures: [], foreign: 0 }
  expect(toVersions(history, rowsOf)).toMatchObject([
    { number: 2, changes: [{ label: 'Problem', before: 'Wheeze', after: 'Asthma', changed: true }] },
    { number: 1, changes: undefined },
  ])
})

it('says of a line that one side does not have that it was not said', () => {
  expect(
    differences(
      [['Began', '2019']],
      [
        ['Problem', 'Asthma'],
        ['Began', ' '],
      ],
    ),
  ).toEqual([
    { label: 'Problem', before: undefined, after: 'Asthma', changed: true },
    { label: 'Began', before: '2019', after: undefined, changed: true },
  ])
})

it('puts several lines of one label together', () => {
  const two = [
    ['Reaction', 'Rash'],
    ['Reaction', 'Wheeze'],
  ] as const
  expect(differences([], two)).toMatchObject([{ after: 'Rash\nWheeze' }])
})

const signed = (rest: object) =>
  toSignature(
    {
      resourceType: 'Provenance',
      recorded: '2026-03-02T10:00:00Z',
      target: [{ reference: 'Condition/c1' }],
      agent: [
        {
          who: { display: 'Dr Amina Hargreaves' },
          role: [{ text: 'Doctor' }],
          onBehalfOf: { display: 'East Lancashire Hospitals' },
        },
      ],
      ...rest,
    },
    'Condition/c1',
  )

it('tells who made each version, by the version it was made of or by the act of creating it', () => {
  const changed = signed({
    entity: [{ role: 'revision', what: { reference: 'Condition/c1/_history/1' } }],
    reason: [{ text: 'Spirometry' }],
  })
  const created = signed({
    activity: { coding: [{ code: 'CREATE' }] },
    agent: [{ who: { display: 'Nurse Joy Ashworth' } }],
  })
  const history = {
    versions: [version('3', 'Mild asthma'), version('2', 'Asthma'), version('1', 'Wheeze')],
    signatures: [changed, created],
    foreign: 0,
  }
  expect(toVersions(history, rowsOf).map(({ by }) => by)).toEqual([
    undefined,
    'Dr Amina Hargreaves, Doctor, East Lancashire Hospitals',
    'Nurse Joy Ashworth',
  ])
})

it('takes who first recorded an entry for the author of its first version, and of no other', () => {
  const recorder = { display: 'Dr Thomas Bamber' }
  const versions = [
    { ...version('2', 'Asthma'), recorder },
    { ...version('1', 'Wheeze'), recorder },
  ]
  expect(toVersions({ versions, signatures: [], foreign: 0 }, rowsOf).map(({ by }) => by)).toEqual([
    undefined,
    'Dr Thomas Bamber',
  ])
})

it('does not take what is signed about another entry for this one', () => {
  const other = signed({ entity: [{ role: 'revision', what: { reference: 'Condition/c11/_history/1' } }] })
  expect(other.madeOf).toBeUndefined()
})

it('reads a Provenance that says almost nothing', () => {
  expect(toSignature({ resourceType: 'Provenance' } as never, 'Condition/c1')).toMatchObject({
    who: undefined,
    role: undefined,
    organisation: undefined,
    created: false,
  })
})
