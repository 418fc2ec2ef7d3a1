import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { EntrySource } from '#clinical/entries/EntrySource.tsx'
import { placeText, type Visit } from '#clinical/care/encounter.ts'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { periodText } from '#clinical/results/value.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { newestVisits } from './queries.ts'
import { visitRows } from './visit-rows.ts'

type Props = { patientId: string; actions: (visit: Visit) => ReactNode }

export function VisitsSection({ patientId, actions }: Props) {
  const query = useQuery(newestVisits(patientId))
  return (
    <Panel title="Visits">
      <Loaded query={query} what="visits">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No visits recorded</p>}
            <Lines of={list.entries}>
              {(visit) => (
                <div className="entry-row">
                  <div>
                    <strong>{visit.kind}</strong>{' '}
                    <span className={visit.current ? 'badge accent' : 'badge'}>{visit.status}</span>
                    <p>{detailsOf(visit)}</p>
                    <span className="second-line">
                      {periodText({
                        ...(visit.start ? { start: visit.start } : {}),
                        ...(visit.end ? { end: visit.end } : {}),
                      })}
                    </span>
                    <EntrySource source={{ ...visit.source, on: undefined }} />
                    {actions(visit)}
                  </div>
                  <AboutButton
                    patientId={patientId}
                    type="Encounter"
                    id={visit.id}
                    what={[visit.kind, visit.reason].filter(Boolean).join(', ')}
                    toRows={visitRows}
                  />
                </div>
              )}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const detailsOf = (visit: Visit): string =>
  [
    visit.reason ?? 'Reason not recorded',
    placeText(visit),
    visit.speciality,
    visit.consultant && `Consultant ${visit.consultant}`,
    visit.organisation,
  ]
    .filter(Boolean)
    .join(' · ')
