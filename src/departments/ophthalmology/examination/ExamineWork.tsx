import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useCan } from '#auth/session.ts'
import { oneEntry } from '#clinical/entries/one-entry.ts'
import { compositionByEntry } from '#clinical/writing/draft-queries.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { londonWallClock } from '#lib/london-time.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { amendedIn } from './amending.ts'
import { toExamination } from './draft.ts'
import { emptyExamination } from './values.ts'
import { WriteExamination } from './WriteExamination.tsx'

const title = 'Eye examination'

/** An examination beside the chart: the draft under this id, a new one, or the amendment of a signed one. */
export default function ExamineWork({ patient, id, frame }: WorkProps) {
  const may = useCan('ophthalmology:examine')
  const amends = amendedIn(id)
  const [opened] = useState(() => londonWallClock(Date.now()))
  const query = useQuery({ ...compositionByEntry(patient.id, id), enabled: may })
  const original = useQuery({
    ...oneEntry(patient.id, 'Composition', amends ?? ''),
    enabled: may && amends !== undefined,
  })
  if (!may)
    return (
      <Workspace title={title} {...frame}>
        <p>Your role does not examine eyes.</p>
      </Workspace>
    )
  const stored = query.data
  if (stored === undefined || (amends && !stored && !original.data))
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={stored === undefined ? query : original} what="this examination">
          {() => null}
        </Loaded>
      </Workspace>
    )
  const begun = stored
    ? toExamination(stored, opened)
    : original.data && amends
      ? { ...toExamination(original.data, opened), amends, why: '' }
      : emptyExamination(opened)
  return <WriteExamination patient={patient} entryId={id} begun={begun} stored={stored} frame={frame} />
}
