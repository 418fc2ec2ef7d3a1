import { useQuery } from '@tanstack/react-query'

import { useCan, useSession } from '#auth/session.ts'
import { compositionByEntry, myDrafts } from '#clinical/writing/draft-queries.ts'
import { isDischargeSummary } from '#clinical/writing/note-types.ts'
import type { WorkProps } from '#clinical/writing/work.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Workspace } from '#ui/Workspace.tsx'

import { stayRecord } from './stay-record.ts'
import { WriteDischarge } from './WriteDischarge.tsx'

const title = 'Discharge summary'

/** A discharge summary beside the chart: the one begun for this stay, or a new one filled in from it. */
export function DischargeWork({ patient, id, frame }: WorkProps) {
  // a draft is its author's alone: who cannot sign it would write it for nobody
  const [writes, signs] = [useCan('note.write'), useCan('note.sign')]
  const mayWrite = writes && signs
  const { userId } = useSession()
  const once = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, enabled: mayWrite }
  const kept = useQuery({ ...compositionByEntry(patient.id, id), enabled: mayWrite })
  const drafts = useQuery({ ...myDrafts(patient.id, userId), ...once })
  const record = useQuery({ ...stayRecord(patient.id), enabled: mayWrite })
  if (!mayWrite)
    return (
      <Workspace title={title} {...frame}>
        <p>Your role does not write discharge summaries.</p>
      </Workspace>
    )
  if (kept.data === undefined || !drafts.data || !record.data)
    return (
      <Workspace title={title} {...frame}>
        <Loaded query={kept} what="this discharge summary">
          {() => (
            <Loaded query={drafts} what="your drafts">
              {() => (
                <Loaded query={record} what="the stay">
                  {() => null}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      </Workspace>
    )
  const { stay } = record.data
  const begun = drafts.data.entries.find(
    (one) => isDischargeSummary(one) && (!stay || one.encounter?.reference === `Encounter/${stay.id}`),
  )
  const stored = kept.data ?? begun
  return (
    <WriteDischarge
      patient={patient}
      entryId={stored?.identifier?.value ?? id}
      stored={stored}
      record={record.data}
      frame={frame}
    />
  )
}
