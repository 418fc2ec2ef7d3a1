import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { Clinic } from '#clinical/booking/clinics.ts'
import { useChanges } from '#clinical/entries/use-changes.ts'
import { clockTime } from '#lib/clock.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { DayTable } from './DayTable.tsx'
import type { EnterClock } from './mutations.ts'
import { type Attending, countsOf } from './model.ts'
import { clinicDay } from './queries.ts'

type Props = {
  clinic: Clinic
  day: string
  /** The address of this list, for the way back from a chart */
  path: string
  /** What one may do with a free place, by its slot */
  onFree: (slotId: string) => ReactNode
  /** What else one may do with an appointment that still stands */
  onBooked: (who: Attending) => ReactNode
  enterClock: EnterClock
}

/** A clinic’s day: its places, who is expected, who is there, who was seen; as it is at every desk. */
export function ClinicDay({ clinic, day, path, onFree, onBooked, enterClock }: Props) {
  const query = useQuery(clinicDay(clinic.id, day))
  const again = () => query.refetch()
  const { live } = useChanges(
    { patients: [], places: [clinic.id, ...(clinic.locationId ? [clinic.locationId] : [])] },
    { askedAt: () => query.dataUpdatedAt || undefined, onChanges: () => void again(), onGap: again },
  )
  return (
    <Loaded query={query} what="the day list">
      {({ rows, withheld }) => (
        <>
          {withheld > 0 && (
            <p className="notice quiet">
              {withheld === 1 ? '1 entry is' : `${withheld} entries are`} withheld: restricted.
            </p>
          )}
          {rows.length === 0 ? (
            <p className="notice quiet">No session of this clinic on that day.</p>
          ) : (
            <DayTable
              rows={rows}
              count={rows.length}
              head={
                <p role="status">
                  {countsOf(rows)}{' '}
                  {!live && <span className="quiet-text">as at {clockTime(query.dataUpdatedAt)}</span>}
                </p>
              }
              title={clinic.place}
              path={path}
              onFree={onFree}
              onBooked={onBooked}
              enterClock={enterClock}
            />
          )}
        </>
      )}
    </Loaded>
  )
}
