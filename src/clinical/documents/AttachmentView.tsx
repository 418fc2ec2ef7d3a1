import './attachment.css'

import { lazy, Suspense, useEffect, useMemo, useState } from 'react'

import { type Attachment, type Content, decoded, type SavedFile } from './attachment.ts'

const PdfView = lazy(() => import('./PdfView.tsx').then((file) => ({ default: file.PdfView })))
const KeptAttachment = lazy(() =>
  import('./KeptAttachment.tsx').then((file) => ({ default: file.KeptAttachment })),
)

/** Text is there to read; pictures and PDFs open when asked for; everything can be saved. Nothing of it runs here. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const { title, type, size, content } = attachment
  const [open, setOpen] = useState(false)
  const said = [type, size].filter(Boolean).join(', ')
  return (
    <figure className="attachment">
      <figcaption>
        <strong>{title}</strong> <span className="quiet-text">{said}</span>
        {opens(content) && (
          <button
            type="button"
            className="button small"
            aria-expanded={open}
            aria-label={`${open ? 'Close' : 'View'} ${title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Close' : 'View'}
          </button>
        )}
        {'file' in content && <SaveButton file={content.file} />}
      </figcaption>
      <Words content={content} />
      {open && (
        <Suspense fallback={<p className="loading">Opening {title}…</p>}>
          <Opened title={title} content={content} />
        </Suspense>
      )}
    </figure>
  )
}

const opens = ({ kind }: Content) => kind === 'image' || kind === 'pdf' || kind === 'kept'

/** What needs no opening. */
function Words({ content }: { content: Content }) {
  switch (content.kind) {
    case 'text':
      return <pre>{content.text || 'The text is empty.'}</pre>
    case 'file':
      return content.doubt ? <p className="notice warning">{content.doubt}</p> : null
    case 'elsewhere':
      return <p className="second-line">Kept elsewhere, not opened from here: {content.address}</p>
    case 'nothing':
      return <p className="quiet-text">The record holds no content</p>
    case 'document':
      return <p className="quiet-text">A document of this record</p>
    case 'image':
    case 'pdf':
    case 'kept':
      return null
  }
}

function Opened({ title, content }: { title: string; content: Content }) {
  switch (content.kind) {
    case 'image':
      return <Picture title={title} mime={content.mime} file={content.file} />
    case 'pdf':
      return <PdfView title={title} file={content.file} />
    case 'kept':
      return <KeptAttachment title={title} id={content.id} declared={content.declared} />
    case 'text':
    case 'file':
    case 'document':
    case 'elsewhere':
    case 'nothing':
      return null
  }
}

/** The bytes as the one kind of picture they were found to be: a browser runs nothing in an image. */
function Picture({ title, mime, file }: { title: string; mime: string; file: SavedFile }) {
  const [failed, setFailed] = useState(false)
  const address = useMemo(
    () => URL.createObjectURL(new Blob([decoded(file.base64)], { type: mime })),
    [file, mime],
  )
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return failed ? (
    <p role="alert" className="notice warning">
      This picture cannot be shown: its bytes are broken. It can be saved.
    </p>
  ) : (
    <img src={address} alt={title} onError={() => setFailed(true)} />
  )
}

function SaveButton({ file }: { file: SavedFile }) {
  return (
    <button type="button" className="button quiet small" onClick={() => save(file)}>
      Save {file.name}
    </button>
  )
}

/** As plain bytes, so that the browser saves it whatever it is. */
function save({ base64, name }: SavedFile) {
  const address = URL.createObjectURL(new Blob([decoded(base64)], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
