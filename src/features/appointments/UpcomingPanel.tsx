import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Booking, bookingRows } from './model.ts'
import { upcomingAppointments } from './queries.ts'

type Props = {
  patientId: string
  action?: ReactNode
  /** What may be done with one of them */
  buttons?: (booking: Pick<Booking, 'id'>) => ReactNode
}

export function UpcomingPanel({ patientId, action, buttons }: Props) {
  const query = useQuery(upcomingAppointments(patientId))
  return (
    <Panel title="Upcoming appointments" action={action}>
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
                  <span className="buttons">
                    {buttons?.({ id })}
                    <AboutButton
                      patientId={patientId}
                      type="Appointment"
                      id={id}
                      what={what}
                      toRows={bookingRows}
                    />
                  </span>
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
