import './note-work.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useCan } from '#auth/session.ts'
import { compositionByEntry } from '#clinical/writing/draft-queries.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { type Template, templateOf, templates } from './templates.ts'
import { WriteNote } from './WriteNote.tsx'

/** A note beside the chart: the draft under this id, or a new one. */
export function NoteWork({ patient, id, frame }: WorkProps) {
  const mayWrite = useCan('note.write')
  const query = useQuery({ ...compositionByEntry(patient.id, id), enabled: mayWrite })
  const [chosen, setChosen] = useState<Template>()
  const stored = query.data ?? undefined
  const template = stored ? templateOf(stored) : chosen
  if (!mayWrite)
    return (
      <Workspace title="Note" {...frame}>
        <p>Your role does not write notes.</p>
      </Workspace>
    )
  if (query.data === undefined)
    return (
      <Workspace title="Note" {...frame}>
        <Loaded query={query} what="this note">
          {() => null}
        </Loaded>
      </Workspace>
    )
  if (!template)
    return (
      <Workspace title="Write a note" {...frame}>
        <ul className="template-choice">
          {templates.map((one) => (
            <li key={one.id}>
              <button type="button" className="button" onClick={() => setChosen(one)}>
                {one.title}
                <span className="second-line">{one.says}</span>
              </button>
            </li>
          ))}
        </ul>
      </Workspace>
    )
  return <WriteNote patient={patient} entryId={id} template={template} stored={stored} frame={frame} />
}
