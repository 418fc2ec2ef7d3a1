import { beforeAll, describe, expect, it, vi } from 'vitest'

import { loadConfig } from '#lib/config.ts'

import { plainText, toAttachments } from './attachment.ts'

const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64')
const contentOf = (contentType: string, data: string, title?: string) =>
  toAttachments([{ contentType, data, ...(title ? { title } : {}) }])[0]?.content

describe('what is shown', () => {
  it('is text as text', () => {
    expect(contentOf('text/plain; charset=utf-8', base64('Café au lait'))).toMatchObject({
      kind: 'text',
      text: 'Café au lait',
    })
  })
  it('is the words of a page, and nothing of it that could run', () => {
    const page = '<p onclick="x()">Seen <b>today</b></p><script>alert(1)</script><img src=x onerror=alert(1)>'
    expect(contentOf('text/html', base64(page))).toMatchObject({ kind: 'text', text: 'Seen today' })
  })
  it('is a picture of points, by what its bytes are', () => {
    expect(contentOf('image/png', base64('\x89PNG\r\n\x1a\n', 'latin1'))).toMatchObject({
      kind: 'image',
      mime: 'image/png',
    })
    expect(contentOf('image/png', base64('\xff\xd8\xff\xe0', 'latin1'))).toMatchObject({ mime: 'image/jpeg' })
  })
  it('is a PDF that begins like one', () => {
    expect(contentOf('application/pdf', base64('%PDF-1.7 …'))).toMatchObject({ kind: 'pdf' })
  })
})

describe('what is only a file to save', () => {
  it('is a picture that can hold scripts', () => {
    const svg = base64('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    expect(contentOf('image/svg+xml', svg)).toMatchObject({ kind: 'file' })
  })
  it('is what its bytes do not bear out', () => {
    const page = base64('<html><script>alert(1)</script></html>')
    for (const mime of ['application/pdf', 'image/png'])
      expect(contentOf(mime, page)).toMatchObject({ kind: 'file', doubt: expect.any(String) })
  })
  it('is anything else, under a harmless name', () => {
    expect(contentOf('application/dicom', 'AAAA', '../../x<script>')).toMatchObject({
      kind: 'file',
      file: { base64: 'AAAA', name: 'x script.dcm' },
    })
  })
  it('is text whose bytes are broken', () => {
    expect(contentOf('text/plain', '%%%')).toMatchObject({ kind: 'file' })
  })
})

describe('where it is', () => {
  const at = (url: string) => toAttachments([{ url, contentType: 'application/pdf' }])[0]?.content
  beforeAll(async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ fhirBase: 'http://localhost:3000/fhir' })))
    await loadConfig()
    vi.unstubAllGlobals()
  })

  it('is this record, by a Binary or a document of it', () => {
    expect(at('Binary/b1')).toEqual({ kind: 'kept', id: 'b1', declared: 'application/pdf' })
    expect(at('http://localhost:3000/fhir/Binary/b1/_history/2')).toMatchObject({ kind: 'kept', id: 'b1' })
    expect(at('Bundle/d1')).toEqual({ kind: 'document', id: 'd1' })
  })
  it('is elsewhere for any other address: it is named and never asked for', () => {
    for (const address of ['https://elsewhere.example/fhir/Binary/b1', 'javascript:alert(1)', 'Patient/1'])
      expect(at(address)).toEqual({ kind: 'elsewhere', address })
  })
  it('is nowhere when the record holds neither', () => {
    expect(toAttachments([{}])[0]?.content).toEqual({ kind: 'nothing' })
  })
})

it('says kind and size in words', () => {
  const said = toAttachments([
    { contentType: 'application/pdf', url: 'Binary/1', size: 312_400 },
    { contentType: 'text/plain', data: base64('abcd') },
    { contentType: 'application/x-unheard-of' },
    {},
  ]).map(({ type, size }) => [type, size])
  expect(said).toEqual([
    ['PDF', '312 kB'],
    ['Plain text', '4 bytes'],
    ['application/x-unheard-of', undefined],
    ['Kind not stated', undefined],
  ])
})

it('keeps the lines of a narrative and reads its entities once', () => {
  expect(plainText('<div><p>One &amp; two</p><ul><li>a &lt; b</li><li>&#233;</li></ul></div>')).toBe(
    'One & two\na < b\né',
  )
  expect(plainText('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;')
})
