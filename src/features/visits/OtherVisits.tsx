import type { Visit } from '#clinical/care/encounter.ts'
import type { Entries } from '#clinical/entries/entries.ts'

/** A record that says somebody is in two places at once says so. */
export function OtherVisits({ list: { entries } }: { list: Entries<Visit> }) {
  const others = entries.length - 1
  return others > 0 ? (
    <p className="notice warning">
      The record holds {others === 1 ? 'another visit' : `${others} other visits`} still under way: see
      Visits.
    </p>
  ) : null
}
