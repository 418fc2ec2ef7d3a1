import './documents.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'

import { withdrawnText } from '#clinical/acts/withdrawn.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { AttachmentView } from '#clinical/documents/AttachmentView.tsx'
import { SourceMark } from '#clinical/entries/EntrySource.tsx'
import type { Entries } from '#clinical/entries/entries.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { sourceText } from '#clinical/entries/source.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { DocumentFilter } from './DocumentFilter.tsx'
import { type Document, documentRows, fits, noFilter } from './model.ts'
import { newestDocuments } from './queries.ts'

const pageSize = 50
/** As many as the record gives in one page */
const most = 1000

type Path = (id: string) => string
type Props = { patientId: string; readPath: Path; letterPath: Path }

export function DocumentsSection({ patientId, readPath, letterPath }: Props) {
  const [count, setCount] = useState(pageSize)
  const [period, setPeriod] = useState({ since: '', until: '' })
  const [filter, setFilter] = useState(noFilter)
  const query = useQuery(newestDocuments(patientId, count, period))
  const dated = period.since !== '' || period.until !== ''
  const line = (document: Document) => (
    <DocumentLine
      patientId={patientId}
      document={document}
      readPath={(document.letter ? letterPath : readPath)(document.id)}
    />
  )
  return (
    <Panel title="Documents">
      <Loaded query={query} what="documents">
        {(list) => {
          const shown = list.entries.filter((one) => fits(one, filter))
          return (
            <>
              {(list.entries.length > 0 || dated) && (
                <DocumentFilter
                  documents={list.entries}
                  filter={filter}
                  period={period}
                  onFilter={setFilter}
                  onPeriod={setPeriod}
                />
              )}
              <p role="status" className={shown.length > 0 ? 'quiet-text' : ''}>
                {countWords(list, shown.length, dated)}
              </p>
              <Lines of={shown}>{line}</Lines>
              <ListNotes of={list} />
              {!list.complete && count < most && (
                <button type="button" className="button" onClick={() => setCount(Math.min(count * 4, most))}>
                  Load earlier documents
                </button>
              )}
              {list.inError.length > 0 && (
                <details className="documents-withdrawn">
                  <summary>
                    {list.inError.length === 1
                      ? '1 document entered in error'
                      : `${list.inError.length} documents entered in error`}
                  </summary>
                  <Lines of={list.inError}>{line}</Lines>
                </details>
              )}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

/** A filter looks only through what is loaded, and says so where that is not all (hazard H4). */
function countWords({ entries, complete }: Entries<Document>, shown: number, dated: boolean): string {
  const { length } = entries
  const without = dated ? ' Documents without a date are in no period.' : ''
  if (length === 0) return dated ? `No documents of that period.${without}` : 'No documents recorded'
  const of = complete ? `${length}` : `the newest ${length}`
  const words =
    shown === length ? (complete ? `${length} documents` : `The newest ${length}`) : `${shown} of ${of}`
  return `${words}.${shown < length && !complete ? ' There are earlier ones that were not looked through.' : ''}${without}`
}

type LineProps = { patientId: string; document: Document; readPath: string }

function DocumentLine({ patientId, document, readPath }: LineProps) {
  const { id, title, kind, specialty, status, date, about, attachments, source, inError, letter } = document
  const facts = [kind === title ? '' : kind, specialty, about && `about ${about}`].filter(Boolean).join(' · ')
  const whole = letter !== undefined || attachments.some(({ content }) => content.kind === 'document')
  return (
    <div className="entry-row">
      <div className="document" data-in-error={inError ? true : undefined}>
        <h3>
          <span className="document-title">{title}</span>{' '}
          {status && <span className="badge warning">{status}</span>}
          {inError && <span className="badge danger">Entered in error</span>}
        </h3>
        {inError && <p>{withdrawnText(inError)}</p>}
        <p className="second-line">
          {formatDateTime(date, 'Date not recorded')} ·{' '}
          {sourceText({ ...source, on: undefined, inRecordOf: undefined })} <SourceMark source={source} />
        </p>
        {facts && <p className="second-line">{facts}</p>}
        {letter && letter.copies.length > 0 && <p className="second-line">{letter.copies.join(' · ')}</p>}
        {attachments.length === 0 && <p className="quiet-text">The record holds no content</p>}
        {(letter ? [] : attachments).map((attachment, index) =>
          attachment.content.kind === 'text' ? (
            <details key={`${attachment.title} ${index}`}>
              <summary>Read</summary>
              <AttachmentView attachment={attachment} />
            </details>
          ) : attachment.content.kind === 'document' ? null : (
            <AttachmentView key={`${attachment.title} ${index}`} attachment={attachment} />
          ),
        )}
        {whole && (
          <p>
            <Link className="button small" to={readPath} aria-label={`Read: ${title}`}>
              Read
            </Link>
          </p>
        )}
      </div>
      <AboutButton
        patientId={patientId}
        type="DocumentReference"
        id={id}
        what={title}
        toRows={documentRows}
      />
    </div>
  )
}
