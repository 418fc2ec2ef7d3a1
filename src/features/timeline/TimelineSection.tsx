import './timeline.css'

import { useQuery } from '@tanstack/react-query'

import { sourceText } from '#clinical/source.ts'
import { formatDate, formatTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { timelineNotes } from './model.ts'
import { timeline } from './queries.ts'

export function TimelineSection({ patientId }: { patientId: string }) {
  const query = useQuery(timeline(patientId))
  return (
    <Panel title="Timeline" note="newest first">
      <Loaded query={query} what="the timeline">
        {(found) => (
          <>
            {found.events.length === 0 && <p>No visits, procedures, reports or documents recorded</p>}
            <ol className="timeline">
              {found.events.map(({ id, kind, words, detail, when, source }) => (
                <li key={id}>
                  <p className="timeline-when">
                    {formatDate(when, 'Date not recorded')}{' '}
                    <span className="quiet-text">{formatTime(when)}</span>
                  </p>
                  <div>
                    <span className="badge">{kind}</span> <strong>{words}</strong>
                    {detail && <p className="timeline-detail">{detail}</p>}
                    <span className="second-line">{sourceText({ ...source, on: undefined })}</span>
                  </div>
                </li>
              ))}
            </ol>
            <p className="quiet-text list-notes">{timelineNotes(found).join(' ')}</p>
          </>
        )}
      </Loaded>
    </Panel>
  )
}
