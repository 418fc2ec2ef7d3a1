import { useQuery } from '@tanstack/react-query'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { bookingRows } from './model.ts'
import { upcomingAppointments } from './queries.ts'

export function UpcomingPanel({ patientId }: { patientId: string }) {
  const query = useQuery(upcomingAppointments(patientId))
  return (
    <Panel title="Upcoming appointments">
      <Loaded query={query} what="appointments">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>None booked</p>}
            <Lines of={list.entries}>
              {({ id, what, when, status, withWhom, note }) => (
                <div className="entry-row">
                  <div>
                    <strong>{formatDateTime(when, 'Date not set')}</strong> {what}{' '}
                    {status && <span className="badge">{status}</span>}
                    <span className="second-line">{[...withWhom, note].filter(Boolean).join(' · ')}</span>
                  </div>
                  <AboutButton
                    patientId={patientId}
                    type="Appointment"
                    id={id}
                    what={what}
                    toRows={bookingRows}
                  />
                </div>
              )}
            </Lines>
            {!list.complete && (
              <p className="quiet-text list-notes">The next {list.entries.length} of more.</p>
            )}
            <ListNotes of={{ ...list, complete: true }} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
