import type { Attachment as FhirAttachment } from 'fhir/r4'

import { recordAddress } from '#lib/config.ts'

/**
 * Something a document carries. It is text to read, a picture to look at, a PDF that is drawn, or a file to save:
 * nothing of it runs here, whatever it calls itself.
 */
export type Attachment = {
  title: string
  /** In words: "PDF", "JPEG image" */
  type: string
  /** "312 kB"; undefined when nobody knows before it is fetched */
  size: string | undefined
  content: Content
}

export type Content =
  | { kind: 'text'; text: string; file: SavedFile }
  | { kind: 'image'; mime: string; file: SavedFile }
  | { kind: 'pdf'; file: SavedFile }
  /** `doubt`: why it is not shown, when it calls itself something that is */
  | { kind: 'file'; file: SavedFile; doubt?: string }
  /** In this record, as a Binary of its own: fetched when it is asked for */
  | { kind: 'kept'; id: string; declared: string }
  /** A FHIR document of this record */
  | { kind: 'document'; id: string }
  | { kind: 'elsewhere'; address: string }
  | { kind: 'nothing' }

export type SavedFile = { base64: string; name: string }

const kinds: Record<string, { words: string; ending: string }> = {
  'text/plain': { words: 'Plain text', ending: 'txt' },
  'text/html': { words: 'Web page, as text', ending: 'html' },
  'application/xhtml+xml': { words: 'Web page, as text', ending: 'html' },
  'application/pdf': { words: 'PDF', ending: 'pdf' },
  'image/png': { words: 'PNG image', ending: 'png' },
  'image/jpeg': { words: 'JPEG image', ending: 'jpg' },
  'image/gif': { words: 'GIF image', ending: 'gif' },
  'image/webp': { words: 'WebP image', ending: 'webp' },
  'image/tiff': { words: 'TIFF image', ending: 'tif' },
  'application/dicom': { words: 'DICOM image', ending: 'dcm' },
  'text/rtf': { words: 'Rich text', ending: 'rtf' },
  'application/rtf': { words: 'Rich text', ending: 'rtf' },
  'application/fhir+json': { words: 'FHIR, as text', ending: 'json' },
}

export const toAttachments = (attachments: FhirAttachment[] | undefined): Attachment[] =>
  (attachments ?? []).map(toAttachment)

export function toAttachment({ contentType, title, data, url, size }: FhirAttachment): Attachment {
  const mime = mimeOf(contentType)
  const words = kinds[mime]?.words ?? (mime || 'Kind not stated')
  const bytes = data ? bytesIn(data) : size
  return {
    title: title?.trim() || 'Attachment',
    type: words,
    size: bytes === undefined ? undefined : sizeText(bytes),
    content: data ? contentOf(mime, title?.trim() ?? '', data) : addressed(url, mime),
  }
}

const mimeOf = (contentType: string | undefined) => contentType?.split(';')[0]?.trim().toLowerCase() ?? ''

/** What is in the record is fetched from it; what is anywhere else is named, never asked for. */
function addressed(url: string | undefined, declared: string): Content {
  if (!url) return { kind: 'nothing' }
  const record = recordAddress()
  const path = record && url.startsWith(`${record}/`) ? url.slice(record.length + 1) : url
  const [, type, id = ''] = /^(Binary|Bundle)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(path) ?? []
  if (type === 'Bundle') return { kind: 'document', id }
  return type === 'Binary' ? { kind: 'kept', id, declared } : { kind: 'elsewhere', address: url }
}

/** By what it is said to be, and for pictures and PDFs by what its first bytes are, too. */
function contentOf(mime: string, title: string, base64: string): Content {
  const file = { base64, name: fileName(title, mime) }
  if (isText(mime)) {
    const text = decodeText(base64)
    if (text !== undefined)
      return { kind: 'text', text: mime.includes('html') ? plainText(text) : text, file }
  }
  const signature = signatureOf(base64)
  if (mime === 'application/pdf')
    return signature === mime ? { kind: 'pdf', file } : { kind: 'file', file, doubt: notWhatItSays }
  if (shownImages.has(mime))
    return signature && shownImages.has(signature)
      ? { kind: 'image', mime: signature, file }
      : { kind: 'file', file, doubt: notWhatItSays }
  return { kind: 'file', file }
}

const notWhatItSays = 'Its bytes are not what it says it is, so it is not shown.'

/** Pictures made of points. A picture that is a document of its own (SVG) can hold scripts: it is only a file. */
const shownImages = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const signatures: [mime: string, start: RegExp][] = [
  ['application/pdf', /^[\s\S]{0,1000}%PDF-/],
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
]

function signatureOf(base64: string): string | undefined {
  try {
    const start = atob(base64.replace(/\s/g, '').slice(0, 1400))
    return signatures.find(([, pattern]) => pattern.test(start))?.[0]
  } catch {
    return undefined
  }
}

const isText = (mime: string) =>
  (mime.startsWith('text/') && mime !== 'text/rtf') ||
  mime === 'application/xhtml+xml' ||
  mime === 'application/json' ||
  mime.endsWith('+json') ||
  (mime.endsWith('+xml') && mime !== 'image/svg+xml')

/** A harmless name, with the ending of what it is said to be; anything unknown is plain bytes. */
function fileName(title: string, mime: string): string {
  const ending = kinds[mime]?.ending ?? 'bin'
  const safe =
    title
      .replace(/[^\w -]+/g, ' ')
      .trim()
      .slice(0, 60) || 'attachment'
  return `${safe.replace(new RegExp(`[ .]${ending}$`, 'i'), '')}.${ending}`
}

/** Of base64, without decoding it. */
const bytesIn = (base64: string): number => {
  const letters = base64.replace(/\s/g, '')
  return Math.floor((letters.length * 3) / 4) - (/=*$/.exec(letters)?.[0].length ?? 0)
}

const sizeText = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`

export const decoded = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))

function decodeText(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8').decode(decoded(base64))
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
