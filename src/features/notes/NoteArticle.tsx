import { type ReactNode, useId } from 'react'

import { withdrawnText } from '#clinical/acts/withdrawn.ts'
import { SourceMark } from '#clinical/entries/EntrySource.tsx'
import { sourceText } from '#clinical/entries/source.ts'
import { formatDateTime } from '#fhir/dates.ts'

import type { Note } from './model.ts'
import { NoteText } from '#clinical/writing/NoteText.tsx'

type Props = { note: Note; level?: 3 | 4; actions?: (note: Note) => ReactNode }

/** One note in full, with who signed it; what was added later stands below it. */
export function NoteArticle({ note, level = 3, actions }: Props) {
  const id = useId()
  const Heading = `h${level}` as const
  const { title, status, date, sections, signatures, source, addenda, inError } = note
  return (
    <article className="note" aria-labelledby={id} data-in-error={inError ? true : undefined}>
      <header className="note-head">
        <div>
          <Heading id={id}>
            {title} {status && <span className="badge warning">{status}</span>}
            {inError && <span className="badge danger">Entered in error</span>}
          </Heading>
          <p className="second-line">
            {formatDateTime(date, 'Date not recorded')} ·{' '}
            {sourceText({ ...source, on: undefined, inRecordOf: undefined })} <SourceMark source={source} />
          </p>
        </div>
        {actions?.(note)}
      </header>
      {inError && <p className="note-withdrawn">{withdrawnText(inError)}</p>}
      <div className="note-words">
        {sections.length === 0 && <p className="quiet-text">Nothing written</p>}
        <NoteText sections={sections} level={level === 3 ? 4 : 5} />
      </div>
      {signatures.map((one, index) => (
        <p key={one} className="note-signature">
          {index === 0 ? 'Signed' : 'Countersigned'}: {one}
        </p>
      ))}
      {addenda.map((addendum) => (
        <NoteArticle key={addendum.id} note={addendum} level={4} {...(actions ? { actions } : {})} />
      ))}
    </article>
  )
}
