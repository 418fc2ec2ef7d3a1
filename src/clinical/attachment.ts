import type { Attachment as FhirAttachment } from 'fhir/r4'

/** Something a document carries. It is only ever text to read or a file to save: nothing of it runs here. */
export type Attachment = {
  title: string
  type: string
  content:
    | { kind: 'text'; text: string }
    | { kind: 'file'; base64: string; fileName: string }
    | { kind: 'elsewhere'; address: string }
    | { kind: 'nothing' }
}

/** Only what the record calls by these names is offered as a file of that kind; the rest is plain bytes. */
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
  'application/dicom': 'dcm',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
}

export const toAttachments = (attachments: FhirAttachment[] | undefined): Attachment[] =>
  (attachments ?? []).map(toAttachment)

function toAttachment({ contentType, title, data, url }: FhirAttachment): Attachment {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const name = title?.trim() || (type ? `Attachment (${type})` : 'Attachment')
  return { title: name, type: type || 'kind not stated', content: contentOf(type, name, data, url) }
}

function contentOf(
  type: string,
  title: string,
  data: string | undefined,
  url: string | undefined,
): Attachment['content'] {
  if (data) {
    if (isText(type)) {
      const text = decodeText(data)
      if (text !== undefined) return { kind: 'text', text: type.includes('html') ? plainText(text) : text }
    }
    const ending = endings[type] ?? 'bin'
    const safe =
      title
        .replace(/[^\w -]+/g, ' ')
        .trim()
        .slice(0, 60) || 'attachment'
    return { kind: 'file', base64: data, fileName: safe.endsWith(`.${ending}`) ? safe : `${safe}.${ending}` }
  }
  return url ? { kind: 'elsewhere', address: url } : { kind: 'nothing' }
}

const isText = (type: string) =>
  (type.startsWith('text/') && type !== 'text/rtf') ||
  type === 'application/xhtml+xml' ||
  type === 'application/json' ||
  type.endsWith('+xml') ||
  type.endsWith('+json')

function decodeText(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
    return new TextDecoder('utf-8').decode(bytes)
  } catch {
    return undefined
  }
}

const breaks = /<\/?(p|div|br|tr|li|h[1-6]|table|ul|ol|caption|hr)\b[^>]*>/gi

/** The words of a narrative. Markup is taken off as text: it is never parsed as a document, so nothing in it can run. */
export function plainText(html: string): string {
  const words = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/<\/(td|th)\s*>/gi, '\t')
    .replace(breaks, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      character(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replace(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/&amp;/g, '&')
  return words
    .split('\n')
    .map((line) =>
      line
        .replace(/[^\S\t]+/g, ' ')
        .replace(/\t+\s*/g, '   ')
        .trim(),
    )
    .filter(Boolean)
    .join('\n')
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const character = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
