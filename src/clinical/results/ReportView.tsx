import './report.css'

import { formatDateTime } from '#fhir/dates.ts'

import { AttachmentView } from '#clinical/documents/AttachmentView.tsx'
import type { Earlier } from './earlier.ts'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import type { Report } from './report.ts'
import { ResultLines } from './ResultLines.tsx'

/** A report as its laboratory sent it, comments beside the numbers (domain facts §6.1.1). */
export function ReportView({ report, earlier }: { report: Report; earlier: Earlier }) {
  const { name, when, issued, lines, missing, specimens, conclusion, notes, attachments, source } = report
  const empty = lines.length === 0 && !conclusion && attachments.length === 0 && notes.length === 0
  return (
    <div className="report-words">
      <div className="report-about">
        {issued && issued !== when && <span className="second-line">Issued {formatDateTime(issued)}</span>}
        {specimens.length > 0 && <span className="second-line">{specimens.join('; ')}</span>}
        <EntrySource source={{ ...source, on: undefined }} />
      </div>
      {lines.length > 0 && <ResultLines caption={name} lines={lines} earlier={earlier} />}
      {missing > 0 && (
        <p className="notice warning">
          {missing === 1 ? '1 result of this report was' : `${missing} results of this report were`} not sent
          with it.
        </p>
      )}
      {conclusion && <p className="plain-words">{conclusion}</p>}
      {notes.map((note, index) => (
        <p key={index} className="plain-words">
          {note}
        </p>
      ))}
      {attachments.map((attachment, index) => (
        <AttachmentView key={`${attachment.title} ${index}`} attachment={attachment} />
      ))}
      {empty && missing === 0 && <p className="quiet-text">No results in it</p>}
    </div>
  )
}
