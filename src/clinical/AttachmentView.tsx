import './attachment.css'

import type { Attachment } from './attachment.ts'

/** Text is shown as text; anything else can be saved. Nothing from the record is ever opened inside this page. */
export function AttachmentView({ attachment: { title, type, content } }: { attachment: Attachment }) {
  switch (content.kind) {
    case 'text':
      return (
        <figure className="attachment">
          <figcaption>{title}</figcaption>
          <pre>{content.text || 'The text is empty.'}</pre>
        </figure>
      )
    case 'file':
      return (
        <p>
          <button type="button" className="button small" onClick={() => save(content)}>
            Save {content.fileName}
          </button>{' '}
          <span className="quiet-text">{type}</span>
        </p>
      )
    case 'elsewhere':
      return (
        <p>
          {title} <span className="second-line">Kept elsewhere, not opened from here: {content.address}</span>
        </p>
      )
    case 'nothing':
      return (
        <p>
          {title} <span className="quiet-text">– the record holds no content</span>
        </p>
      )
  }
}

/** As plain bytes, so that the browser saves it whatever it is. */
function save({ base64, fileName }: { base64: string; fileName: string }) {
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
