import { expect, it } from 'vitest'

import { inShort } from './in-short.ts'

const section = (title: string | undefined, text: string) => ({ title, text, quotes: [], sections: [] })

it('is the plan, wherever it stands in the note', () => {
  const sections = [
    section('Findings', 'Chest clear.'),
    section('Plan and requested actions', 'Home tomorrow.'),
  ]
  expect(inShort({ sections })).toEqual({
    heading: 'Plan and requested actions',
    words: 'Home tomorrow.',
    more: true,
  })
})
it('is the beginning of a note without headings, in whole sentences', () => {
  const text = `${'Seen on the ward round. '.repeat(9)}${'x'.repeat(300)}`
  const short = inShort({ sections: [section(undefined, text)] })
  expect(short.words).toBe('Seen on the ward round. '.repeat(9).trim())
  expect(short.more).toBe(true)
})
it('never ends in the middle of a sentence', () => {
  const sentence = 'a'.repeat(400)
  expect(inShort({ sections: [section(undefined, sentence)] })).toMatchObject({
    words: sentence,
    more: false,
  })
})
it('says that nothing is written', () => {
  expect(inShort({ sections: [] })).toMatchObject({ words: 'Nothing written', more: false })
})
