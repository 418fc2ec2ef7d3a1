import { escaped, unescaped } from '#clinical/writing/narrative.ts'

/** What stands under one heading of a letter; without a heading it is the letter’s own text. */
export type LetterSection = { title: string; words: string }

/** All that a letter says, but for where it is sent: an address that is withheld one day must not stand in an old letter. */
export type LetterWords = {
  title: string
  organisation: string
  /** As it is written: `27-Nov-2026` */
  date: string
  /** Who it is about, in one line */
  about: string
  sections: LetterSection[]
  /** Who signed, in which role, when; undefined: nobody yet */
  signature?: string
}

/** As a web page that any other system can show; `sectionsIn` reads it back, word for word. */
export function letterHtml({ title, organisation, date, about, sections, signature }: LetterWords): string {
  const line = (words: string) => `<p>${words.split('\n').map(escaped).join('<br/>')}</p>`
  return [
    '<!DOCTYPE html>',
    `<html lang="en-GB"><head><meta charset="utf-8"/><title>${escaped(title)}</title></head><body>`,
    `<header>${[organisation, date, about].map(line).join('')}<h1>${escaped(title)}</h1></header>`,
    ...sections
      .filter(({ words }) => words.trim() !== '')
      .map(
        (one) => `<section>${one.title ? `<h2>${escaped(one.title)}</h2>` : ''}${line(one.words)}</section>`,
      ),
    `<footer>${line(signature ?? 'Not signed')}</footer>`,
    '</body></html>',
  ].join('\n')
}

const ours = /^<section>(?:<h2>([^<]*)<\/h2>)?<p>((?:[^<]|<br\/>)*)<\/p><\/section>$/gm

/** The words of a letter of ours; none: somebody else wrote it. */
export const sectionsIn = (html: string): LetterSection[] =>
  [...html.matchAll(ours)].map(([, title = '', words = '']) => ({
    title: unescaped(title),
    words: unescaped(words.replaceAll('<br/>', '\n')),
  }))

export const signatureIn = (html: string): string | undefined => {
  const [, words = ''] = /^<footer><p>((?:[^<]|<br\/>)*)<\/p><\/footer>$/m.exec(html) ?? []
  return words === '' || words === 'Not signed' ? undefined : unescaped(words.replaceAll('<br/>', '\n'))
}
