import { useQuery } from '@tanstack/react-query'

import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { sourceText } from '#clinical/source.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { NoteSection } from './model.ts'
import { newestNotes } from './queries.ts'

export function NotesSection({ patientId }: { patientId: string }) {
  const query = useQuery(newestNotes(patientId))
  return (
    <Panel title="Notes">
      <Loaded query={query} what="notes">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No notes recorded</p>}
            <Lines of={list.entries}>
              {({ title, status, date, sections, source }) => (
                <article>
                  <h3>
                    {title} {status && <span className="badge warning">{status}</span>}
                  </h3>
                  <p className="second-line">
                    {formatDateTime(date, 'Date not recorded')} · {sourceText({ ...source, on: undefined })}
                  </p>
                  {sections.length === 0 && <p className="quiet-text">Nothing written</p>}
                  <Sections of={sections} />
                </article>
              )}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Sections({ of }: { of: NoteSection[] }) {
  return of.map(({ title, text, sections }, index) => (
    <div key={`${title} ${index}`} className="note-section">
      {title && <h4>{title}</h4>}
      {text && <p className="plain-words">{text}</p>}
      <Sections of={sections} />
    </div>
  ))
}
