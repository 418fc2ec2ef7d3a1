import { expect, it } from 'vitest'

import { plainText, toAttachments } from './attachment.ts'

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

it('shows text as text', () => {
  const [attachment] = toAttachments([
    { contentType: 'text/plain; charset=utf-8', data: base64('Café au lait') },
  ])
  expect(attachment?.content).toEqual({ kind: 'text', text: 'Café au lait' })
})

it('takes the words out of a page, and nothing that could run', () => {
  const page = '<p onclick="x()">Seen <b>today</b></p><script>alert(1)</script><img src=x onerror=alert(1)>'
  const [attachment] = toAttachments([{ contentType: 'text/html', data: base64(page) }])
  expect(attachment?.content).toEqual({ kind: 'text', text: 'Seen today' })
})

it('offers anything else as a file under a harmless name', () => {
  const [attachment] = toAttachments([
    { contentType: 'application/pdf', title: '../../x<script>', data: 'AAAA' },
  ])
  expect(attachment?.content).toEqual({ kind: 'file', base64: 'AAAA', fileName: 'x script.pdf' })
})

it('says where the content is, or that there is none', () => {
  const contents = toAttachments([{ url: 'https://elsewhere.example/a' }, {}]).map(({ content }) => content)
  expect(contents).toEqual([
    { kind: 'elsewhere', address: 'https://elsewhere.example/a' },
    { kind: 'nothing' },
  ])
})

it('keeps text whose bytes are broken as a file', () => {
  expect(toAttachments([{ contentType: 'text/plain', data: '%%%' }])[0]?.content.kind).toBe('file')
})

it('keeps the lines of a narrative and reads its entities once', () => {
  expect(plainText('<div><p>One &amp; two</p><ul><li>a &lt; b</li><li>&#233;</li></ul></div>')).toBe(
    'One & two\na < b\né',
  )
  expect(plainText('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;')
})
