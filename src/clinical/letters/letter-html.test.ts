import fc from 'fast-check'
import { expect, it } from 'vitest'

import { letterHtml, sectionsIn, signatureIn } from './letter-html.ts'

const frame = { title: 'Clinic letter', organisation: 'Trust', date: '27-Nov-2026', about: 'FIELD, Ada' }

it('a letter comes back word for word, whatever was written', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((one) => one.trim() !== '' && !/[\p{Cc}\p{Cs}￾￿]/u.test(one))
  const section = fc.record({ title: words, words })
  fc.assert(
    fc.property(fc.array(section, { maxLength: 4 }), (sections) => {
      expect(sectionsIn(letterHtml({ ...frame, sections }))).toEqual(sections)
    }),
  )
})

it('nothing that is written becomes markup for whoever shows the page', () => {
  const html = letterHtml({
    ...frame,
    sections: [{ title: '', words: '<script>alert(1)</script>\n<section>' }],
  })
  expect(html).not.toContain('<script>')
  expect(sectionsIn(html)).toEqual([{ title: '', words: '<script>alert(1)</script>\n<section>' }])
})

it('who signed stands at its foot; until then it says that nobody has', () => {
  expect(letterHtml({ ...frame, sections: [] })).toContain('Not signed')
  expect(signatureIn(letterHtml({ ...frame, sections: [] }))).toBeUndefined()
  expect(signatureIn(letterHtml({ ...frame, sections: [], signature: 'Dr A & Dr B' }))).toBe('Dr A & Dr B')
})

it('a page of somebody else has no sections of ours', () => {
  expect(sectionsIn('<html><body><p>Dear colleague</p></body></html>')).toEqual([])
})
