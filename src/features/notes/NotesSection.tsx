import './notes.css'

import { useQuery } from '@tanstack/react-query'

import { ActionButton } from '#auth/ActionButton.tsx'
import { Lines } from '#clinical/Lines.tsx'
import { ListNotes } from '#clinical/ListNotes.tsx'
import { newEntryId } from '#clinical/recorded-by.ts'
import { sourceText } from '#clinical/source.ts'
import { useOpenWork } from '#clinical/work.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { MyDrafts } from './MyDrafts.tsx'
import type { NoteSection } from './model.ts'
import { newestNotes } from './queries.ts'

export function NotesSection({ patientId }: { patientId: string }) {
  const query = useQuery(newestNotes(patientId))
  const open = useOpenWork()
  const write = (
    <ActionButton
      may="note.write"
      className="button primary"
      onClick={() => open({ kind: 'note', id: newEntryId() })}
    >
      Write note
    </ActionButton>
  )
  return (
    <div className="stack">
      <MyDrafts patientId={patientId} />
      <Panel title="Notes" action={write}>
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
    </div>
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
