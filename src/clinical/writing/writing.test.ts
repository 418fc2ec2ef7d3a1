import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { narrativeText, toNarrative } from './narrative.ts'
import { fromWriting, toWriting } from './writing.ts'

describe('words', () => {
  it('come back as they were typed, blank lines, indents and signs included', () => {
    const words = '  Seen on the round.\n\n\n1. K+ 5.9 & rising <urgent>\n\tre-check "today" &amp;\n'
    expect(narrativeText(toNarrative(words))).toBe(words)
  })
  it('come back whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const clean = words.replace(/\r\n?/g, '\n')
        expect(narrativeText(toNarrative(clean))).toBe(clean)
      }),
    )
  })
  it('cannot become markup', () => {
    expect(toNarrative('<script>alert(1)</script>').div).not.toContain('<script>')
  })
  it('written by another system are read as text', () => {
    expect(
      narrativeText({ status: 'additional', div: '<div><p>One</p><script>x()</script><p>Two</p></div>' }),
    ).toBe('One\nTwo')
  })
})

describe('a note', () => {
  const quote = {
    references: ['Observation/1', 'Observation/2'],
    words: 'NEWS2 7',
    said: '14-Mar-2026 08:10 · Mr D Okoro',
  }

  it('leaves out the headings with nothing under them', () => {
    const { section } = fromWriting({
      title: 'Ward round',
      sections: [
        { heading: 'observations', words: '', quotes: [] },
        { heading: 'plan-and-requested-actions', words: 'Home tomorrow', quotes: [] },
      ],
    })
    expect(section?.map(({ title }) => title)).toEqual(['Plan and requested actions'])
  })
  it('keeps a quote apart from the writer’s words, with its date, its author and what it is taken from', () => {
    const { section } = fromWriting({
      title: '',
      sections: [{ heading: 'observations', words: 'Worse', quotes: [quote] }],
    })
    expect(section?.[0]?.section?.[0]).toMatchObject({
      title: quote.said,
      code: { text: 'Quoted from the record' },
      entry: [
        { reference: 'Observation/1', display: quote.said },
        { reference: 'Observation/2', display: quote.said },
      ],
    })
  })
  it('opens again as it was, with its empty headings', () => {
    const writing = {
      title: 'Ward round',
      sections: [
        { heading: 'observations' as const, words: 'Worse\n\n', quotes: [quote] },
        { heading: 'plan-and-requested-actions' as const, words: '', quotes: [] },
        { heading: 'family-history' as const, words: 'Father: stroke', quotes: [] },
      ],
    }
    expect(toWriting(fromWriting(writing), ['observations', 'plan-and-requested-actions'])).toEqual(writing)
  })
})
