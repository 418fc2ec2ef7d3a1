import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { sourceText } from '#clinical/entries/source.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { inShort } from './in-short.ts'
import { lastNotes } from './last-notes.ts'

/** The newest signed notes: what each came to, and the way to the whole. */
export function LastNotesPanel({ patientId }: { patientId: string }) {
  const query = useQuery(lastNotes(patientId))
  return (
    <Panel title="Last notes">
      <Loaded query={query} what="notes">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No notes recorded</p>}
            <Lines of={list.entries}>
              {(note) => {
                const { heading, words, more } = inShort(note)
                return (
                  <>
                    <p>
                      <strong>{note.title}</strong>{' '}
                      {note.status && <span className="badge warning">{note.status}</span>}
                      <span className="second-line">
                        {formatDateTime(note.date, 'Date not recorded')} ·{' '}
                        {sourceText({ ...note.source, on: undefined })}
                      </span>
                    </p>
                    <p className="plain-words">
                      {heading && <span className="quiet-text">{heading}: </span>}
                      {words}{' '}
                      {more && (
                        <Link to={paths.chart(patientId, 'notes')} aria-label={`Read on: ${note.title}`}>
                          Read on
                        </Link>
                      )}
                    </p>
                  </>
                )
              }}
            </Lines>
            {!list.complete && (
              <p className="quiet-text list-notes">Newest {list.entries.length} of more: see Notes.</p>
            )}
            <ListNotes of={{ ...list, complete: true }} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
