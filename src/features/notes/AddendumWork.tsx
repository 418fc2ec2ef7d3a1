import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useSession } from '#auth/session.ts'
import { myDrafts } from '#clinical/writing/draft-queries.ts'
import { oneEntry } from '#clinical/entries/one-entry.ts'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { toNote } from './model.ts'
import { addendumTo } from './templates.ts'
import { WriteNote } from './WriteNote.tsx'

/** Words added to a signed note: a note of its own that says what it adds to. `id` is the signed note's. */
export function AddendumWork({ patient, id, frame }: WorkProps) {
  const original = useQuery(oneEntry(patient.id, 'Composition', id))
  // What was begun and not signed is gone on with; asked once, for saving it begins to be there.
  const drafts = useQuery({
    ...myDrafts(patient.id, useSession().userId),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const [entryId] = useState(newEntryId)
  if (!original.data || !drafts.data)
    return (
      <Workspace title="Add to a note" {...frame}>
        <Loaded query={original} what="the note this adds to">
          {() => (
            <Loaded query={drafts} what="your drafts">
              {() => null}
            </Loaded>
          )}
        </Loaded>
      </Workspace>
    )
  const { title, date } = toNote(original.data)
  const stored = drafts.data.entries.find(({ relatesTo = [] }) =>
    relatesTo.some(({ targetReference }) => targetReference?.reference === `Composition/${id}`),
  )
  return (
    <WriteNote
      patient={patient}
      entryId={stored?.identifier?.value ?? entryId}
      template={addendumTo(id, `${title}, ${formatDateTime(date)}`)}
      stored={stored}
      frame={frame}
    />
  )
}
