import type { Composition } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { toNotes } from './model.ts'

const note = (id: string, more: Partial<Composition> = {}): Stored<Composition> => ({
  resourceType: 'Composition',
  id,
  status: 'final',
  type: { text: 'Ward round' },
  subject: { reference: 'Patient/ada' },
  date: '2026-03-14T10:00:00Z',
  author: [{ display: 'Dr Amina Hargreaves' }],
  title: 'Ward round',
  ...more,
})
const notesOf = (...resources: Stored<Composition>[]) => toNotes({ resources, withheld: 0 })
const signed = {
  mode: 'professional',
  time: '2026-03-14T10:05:00Z',
  party: { display: 'Dr Amina Hargreaves, Doctor' },
} as const

describe('the notes of a chart', () => {
  it('stand newest first, each addendum below what it adds to', () => {
    const appends = (id: string) => [
      { code: 'appends' as const, targetReference: { reference: `Composition/${id}` } },
    ]
    const { entries } = notesOf(
      note('old'),
      note('new', { date: '2026-03-15T10:00:00Z' }),
      note('second', { date: '2026-03-17', relatesTo: appends('old') }),
      note('first', { date: '2026-03-16', relatesTo: appends('old') }),
    )
    expect(entries.map(({ id }) => id)).toEqual(['new', 'old'])
    expect(entries[1]?.addenda.map(({ id }) => id)).toEqual(['first', 'second'])
  })
  it('keep an addendum whose note is not among them', () => {
    const { entries } = notesOf(
      note('alone', { relatesTo: [{ code: 'appends', targetReference: { reference: 'Composition/gone' } }] }),
    )
    expect(entries.map(({ id }) => id)).toEqual(['alone'])
  })
  it('leave out what was withdrawn, and keep it with its reason for whoever asks', () => {
    const { entries, inError } = notesOf(
      note('wrong', {
        status: 'entered-in-error',
        attester: [signed],
        extension: [
          {
            url: 'https://lune.example/fhir/StructureDefinition/entered-in-error',
            valueAnnotation: { authorReference: { display: 'Mr Daniel Okoro' }, text: 'Wrong patient' },
          },
        ],
      }),
    )
    expect(entries).toEqual([])
    expect(inError).toMatchObject([
      { id: 'wrong', inError: { who: 'Mr Daniel Okoro', reason: 'Wrong patient' } },
    ])
  })
  it('never show a draft of ours as a note', () => {
    const tag = [{ system: 'https://lune.example/fhir/CodeSystem/draft-of', code: '1' }]
    expect(notesOf(note('draft', { status: 'preliminary', meta: { tag } })).entries).toEqual([])
  })
  it('say of a signed student’s note that nobody has countersigned it', () => {
    expect(notesOf(note('one', { status: 'preliminary', attester: [signed] })).entries[0]).toMatchObject({
      status: 'Not countersigned',
      awaitsCountersignature: true,
      signatures: ['Dr Amina Hargreaves, Doctor, 14-Mar-2026 10:05'],
    })
  })
  it('say of another system’s unfinished note that it is not signed', () => {
    expect(notesOf(note('one', { status: 'preliminary' })).entries[0]?.status).toBe(
      'Not finished, not signed',
    )
  })
  it('take a note that says almost nothing', () => {
    const bare = { resourceType: 'Composition', id: 'bare' } as Stored<Composition>
    expect(notesOf(bare).entries).toMatchObject([
      { title: 'Note without a title', status: 'Status not known', sections: [], signatures: [] },
    ])
  })
  it('keep what was quoted apart from what was written', () => {
    const [one] = notesOf(
      note('quoting', {
        section: [
          {
            title: 'Observations',
            text: { status: 'additional', div: '<div>Worse</div>' },
            section: [
              {
                title: '14-Mar-2026 08:10 · Mr Daniel Okoro',
                code: { coding: [{ code: 'quote' }] },
                text: { status: 'generated', div: '<div>NEWS2 7</div>' },
              },
            ],
          },
        ],
      }),
    ).entries
    expect(one?.sections).toMatchObject([
      {
        text: 'Worse',
        quotes: [{ said: '14-Mar-2026 08:10 · Mr Daniel Okoro', words: 'NEWS2 7' }],
        sections: [],
      },
    ])
  })
})
