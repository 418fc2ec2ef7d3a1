import './drafts.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { BornLine } from '#clinical/patient/BornLine.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import type { Begun } from './model.ts'
import { begunBy } from './queries.ts'

/** What I began to write about anybody, on whatever machine; nothing where there is none. */
export function MyDraftsPanel() {
  const query = useQuery(begunBy(useSession().userId))
  const { data } = query
  if (data?.entries.length === 0 && data.withheld + data.unreadable === 0 && !query.error) return null
  return (
    <Panel title="My drafts" note="Begun and not signed; only you can go on with them">
      <Loaded query={query} what="your drafts">
        {(list) => (
          <>
            <Lines of={list.entries}>{(begun) => <BegunLine begun={begun} />}</Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function BegunLine({ begun: { patient, what, lastWritten, section, work } }: { begun: Begun }) {
  return (
    <div className="begun">
      <p>
        <strong>{patient.name}</strong>
        <BornLine patient={patient} />
      </p>
      <p>
        {what}
        <span className="second-line">last written {formatDateTime(lastWritten, 'at a time not known')}</span>
      </p>
      <Link
        className="button small"
        to={deepPaths.writing(patient.id, section, work)}
        aria-label={`Go on writing: ${what}, ${patient.name}`}
      >
        Go on writing
      </Link>
    </div>
  )
}
