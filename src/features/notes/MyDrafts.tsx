import { useQuery } from '@tanstack/react-query'
import type { Composition } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import { myDrafts } from '#clinical/writing/draft-queries.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { useOpenWork, type Work } from '#clinical/writing/work.ts'
import { workOf } from '#clinical/writing/work-of.ts'
import type { Stored } from '#fhir/client.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

/** What I began to write about this patient, on whatever machine; nothing where there is none. */
export function MyDrafts({ patientId }: { patientId: string }) {
  const query = useQuery(myDrafts(patientId, useSession().userId))
  const open = useOpenWork()
  if (query.data?.entries.length === 0 && query.data.withheld + query.data.unreadable === 0) return null
  return (
    // not the first panel of the page, whose title the page’s heading says
    <div>
      <Panel title="My drafts" note="Only you can see these">
        <Loaded query={query} what="your drafts">
          {(list) => (
            <>
              <Lines of={list.entries}>{(draft) => <DraftLine draft={draft} onOpen={open} />}</Lines>
              <ListNotes of={list} />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  )
}

type LineProps = { draft: Stored<Composition>; onOpen: (work: Work) => void }

function DraftLine({ draft, onOpen }: LineProps) {
  const { title, date } = draft
  return (
    <p className="draft-line">
      <strong>{title}</strong>
      <span className="quiet-text">last written {formatDateTime(date)}</span>
      <button
        type="button"
        className="button small"
        aria-label={`Go on writing: ${title}, ${formatDateTime(date)}`}
        onClick={() => onOpen(workOf(draft))}
      >
        Go on writing
      </button>
    </p>
  )
}
