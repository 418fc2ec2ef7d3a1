import './notes.css'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useCan, useSession } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { useOpenWork } from '#clinical/writing/work.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Note, noteRows, type Notes } from './model.ts'
import { MyDrafts } from './MyDrafts.tsx'
import { NoteArticle } from './NoteArticle.tsx'
import { newestNotes } from './queries.ts'

const pageSize = 50
/** As many as the record gives in one page */
const most = 1000

type Props = {
  patientId: string
  inErrorPath: (id: string) => string
  countersignPath: (id: string) => string
}

export function NotesSection({ patientId, inErrorPath, countersignPath }: Props) {
  const [count, setCount] = useState(pageSize)
  const query = useQuery({ ...newestNotes(patientId, count), placeholderData: keepPreviousData })
  const open = useOpenWork()
  const write = (
    <>
      <ActionButton may="note.sign" onClick={() => open({ kind: 'discharge', id: newEntryId() })}>
        Discharge summary
      </ActionButton>
      <ActionButton
        may="note.write"
        className="button primary"
        onClick={() => open({ kind: 'note', id: newEntryId() })}
      >
        Write note
      </ActionButton>
    </>
  )
  const actions = (note: Note) => (
    <NoteActions patientId={patientId} note={note} paths={{ inErrorPath, countersignPath }} />
  )
  return (
    <div className="stack">
      <MyDrafts patientId={patientId} />
      <Panel title="Notes" action={write}>
        <Loaded query={query} what="notes">
          {(list) => (
            <>
              {list.entries.length === 0 && <p>No notes recorded</p>}
              {list.entries.map((note) => (
                <NoteArticle key={note.id} note={note} actions={actions} />
              ))}
              <ListNotes of={list} />
              {!list.complete && count < most && (
                <button type="button" className="button" onClick={() => setCount(Math.min(count * 4, most))}>
                  Show earlier notes
                </button>
              )}
              <Withdrawn notes={list} actions={actions} />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  )
}

/** Taken back: in no list, and struck out for whoever asks (domain facts §7.4.8). */
function Withdrawn({ notes, actions }: { notes: Notes; actions: (note: Note) => ReactNode }) {
  const { length } = notes.inError
  return length > 0 ? (
    <details className="notes-withdrawn">
      <summary>{length === 1 ? '1 note entered in error' : `${length} notes entered in error`}</summary>
      {notes.inError.map((note) => (
        <NoteArticle key={note.id} note={note} actions={actions} />
      ))}
    </details>
  ) : null
}

type ActionsProps = {
  patientId: string
  note: Note
  paths: Pick<Props, 'inErrorPath' | 'countersignPath'>
}

function NoteActions({ patientId, note, paths }: ActionsProps) {
  const { id, title, signed, awaitsCountersignature, appends, inError, authorId } = note
  const { userId } = useSession()
  const open = useOpenWork()
  const mayWrite = useCan('note.write')
  const maySign = useCan('note.sign')
  return (
    <span className="note-actions">
      {awaitsCountersignature && maySign && (
        <Link className="button small" to={paths.countersignPath(id)} aria-label={`Countersign: ${title}`}>
          Countersign
        </Link>
      )}
      {signed && !inError && !appends && mayWrite && (
        <button
          type="button"
          className="button quiet small"
          aria-label={`Add to it: ${title}`}
          onClick={() => open({ kind: 'addendum', id })}
        >
          Add to it
        </button>
      )}
      {signed && !inError && (maySign || (mayWrite && authorId === userId)) && (
        <Link
          className="button quiet small"
          to={paths.inErrorPath(id)}
          aria-label={`Mark in error: ${title}`}
        >
          Mark in error
        </Link>
      )}
      <AboutButton patientId={patientId} type="Composition" id={id} what={title} toRows={noteRows} />
    </span>
  )
}
