import './label-paper.css'

import { createPortal } from 'react-dom'

import { BandFace } from './BandFace.tsx'
import { type PrintDraft, sheetsOf } from './draft.ts'
import type { Label } from './label.ts'
import { LabelFace } from './LabelFace.tsx'

/** What goes to the printer instead of the page; on the screen it is nowhere. */
export function LabelPaper({ label, job }: { label: Label; job: PrintDraft }) {
  return createPortal(
    <div className={`label-paper of-${job.kind}`}>{paperOf(label, job)}</div>,
    document.body,
  )
}

function paperOf(label: Label, { kind, count, first, address, size, alert }: PrintDraft) {
  switch (kind) {
    case 'label':
      return <LabelFace label={label} address={address} />
    case 'band':
      return (
        <div className={`wrist-band ${size}`}>
          <BandFace label={label} red={alert === 'red'} />
        </div>
      )
    case 'sheet':
      return sheetsOf(Number(first), Number(count)).map((places, sheet) => (
        // oxlint-disable-next-line react/no-array-index-key -- a place on paper is its number
        <div key={sheet} className="label-sheet">
          {places.map((taken, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a place on paper is its number
            <div key={place}>{taken && <LabelFace label={label} address={address} />}</div>
          ))}
        </div>
      ))
  }
}
