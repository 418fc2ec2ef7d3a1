import type { Narrative } from 'fhir/r4'

import { plainText } from '#clinical/documents/attachment.ts'

/** Words as a FHIR narrative, line for line, so that they come back as they were typed. */
export const toNarrative = (words: string, status: Narrative['status'] = 'additional'): Narrative => ({
  status,
  div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(words).replaceAll('\n', '<br/>')}</p></div>`,
})

/** The words of a narrative: exactly, when `toNarrative` wrote it; otherwise as well as text can say it. */
export function narrativeText(narrative: Narrative | undefined): string {
  const div = narrative?.div ?? ''
  const ours = /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"><p>((?:[^<]|<br\/>)*)<\/p><\/div>$/.exec(
    div,
  )?.[1]
  return ours === undefined ? plainText(div) : unescaped(ours.replaceAll('<br/>', '\n'))
}

/** Words as they stand between the tags of a web page. */
export const escaped = (words: string) =>
  words
    .replace(/\r\n?/g, '\n')
    .replace(notXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** Characters that no XML may carry; they come along when text is pasted. */
const notXml = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu

export const unescaped = (html: string) =>
  html
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(digits, hex ? 16 : 10), 0x10ffff)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
