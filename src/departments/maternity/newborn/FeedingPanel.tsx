import { formatDateTime } from '#fhir/dates.ts'
import { useNow } from '#lib/use-now.ts'
import { Panel } from '#ui/Panel.tsx'

import { type Feed, feedDay } from './newborn.ts'

const first = 12

/** What the baby took and passed: the last day in sum, then each. */
export function FeedingPanel({ feeds }: { feeds: Feed[] }) {
  const day = feedDay(feeds, useNow())
  return (
    <Panel title="Feeding">
      {feeds.length === 0 ? (
        <p>No feed recorded</p>
      ) : (
        <p>
          Last 24 hours: {day.feeds === 1 ? '1 feed' : `${day.feeds} feeds`}
          {day.mL > 0 && `, ${day.mL} mL measured`}, {day.wet} wet and {day.dirty} dirty nappies.
        </p>
      )}
      <ul className="lines" aria-label="Feeds">
        {feeds.slice(0, first).map(({ id, at, kind, mL, wet, dirty, note }) => (
          <li key={id}>
            <strong>{kind}</strong> {mL !== undefined && `${mL} mL`}
            <span className="second-line">
              {[formatDateTime(at), wet > 0 && `${wet} wet`, dirty > 0 && `${dirty} dirty`, note]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {feeds.length > first && (
        <details>
          <summary>{feeds.length - first} earlier</summary>
          <ul className="lines">
            {feeds.slice(first).map(({ id, at, kind, mL }) => (
              <li key={id}>
                {kind} {mL !== undefined && `${mL} mL`}, {formatDateTime(at)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
