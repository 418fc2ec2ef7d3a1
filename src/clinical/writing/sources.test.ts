import type { Composition, FhirResource } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { allergyWords, sourcesOf, staleIn } from './sources.ts'
import { fromWriting } from './writing.ts'

const written = '2026-03-14T12:00:00Z'
const section: Composition['section'] = fromWriting({
  title: 'Ward round',
  sections: [
    {
      heading: 'observations',
      words: 'Worse',
      quotes: [
        {
          references: ['Observation/1', 'Observation/2'],
          words: 'NEWS2 7',
          said: '14-Mar-2026 08:10 · Mr D Okoro',
          taken: '2026-03-14T09:00:00Z',
        },
      ],
    },
    { heading: 'diagnoses', words: 'Pneumonia', quotes: [], entries: ['Condition/1'] },
  ],
}).section
const sources = sourcesOf({ section })
const at = (lastUpdated: string, more: object = {}) =>
  ({ meta: { lastUpdated }, ...more }) as Stored<FhirResource>
const before = at('2026-03-14T08:30:00Z')
const stale = (now: Record<string, Stored<FhirResource> | undefined>) =>
  staleIn(
    sources,
    new Map(
      Object.entries({ 'Observation/1': before, 'Observation/2': before, 'Condition/1': before, ...now }),
    ),
    written,
  )

describe('a draft that is gone on with', () => {
  it('names everything it was taken from, each once, as the note calls it', () => {
    expect([...sources].map(([address, { said }]) => [address, said])).toEqual([
      ['Observation/1', '14-Mar-2026 08:10 · Mr D Okoro'],
      ['Observation/2', '14-Mar-2026 08:10 · Mr D Okoro'],
      ['Condition/1', 'Diagnoses'],
    ])
  })
  it('is as good as new when nothing has changed since', () => {
    expect(stale({})).toEqual([])
  })
  it('warns of a quote that has changed since it was taken, also when the draft was saved after that', () => {
    expect(stale({ 'Observation/2': at('2026-03-14T10:00:00Z') })).toEqual([
      { said: '14-Mar-2026 08:10 · Mr D Okoro', how: 'changed' },
    ])
  })
  it('warns of words under a heading whose entry has changed since they were last written', () => {
    expect(stale({ 'Condition/1': at('2026-03-14T10:00:00Z') })).toEqual([])
    expect(stale({ 'Condition/1': at('2026-03-14T13:00:00Z') })).toEqual([
      { said: 'Diagnoses', how: 'changed' },
    ])
  })
  it('says when what it quotes was marked in error, or is no longer there', () => {
    const later = '2026-03-14T13:00:00Z'
    const inError = { coding: [{ code: 'entered-in-error' }] }
    expect(
      stale({
        'Observation/1': at(later, { status: 'entered-in-error' }),
        'Condition/1': at(later, { verificationStatus: inError }),
      }).map(({ how }) => how),
    ).toEqual(['marked in error', 'marked in error'])
    expect(stale({ 'Condition/1': undefined })).toEqual([{ said: 'Diagnoses', how: 'gone from the record' }])
  })
  it('says of an allergy what makes it no longer one', () => {
    const refuted = { coding: [{ code: 'refuted', display: 'Refuted' }] }
    const patient = { reference: 'Patient/ada' }
    expect(
      allergyWords({
        resourceType: 'AllergyIntolerance',
        patient,
        code: { text: 'Penicillin' },
        verificationStatus: refuted,
      }),
    ).toBe('Penicillin, Refuted')
  })
})
