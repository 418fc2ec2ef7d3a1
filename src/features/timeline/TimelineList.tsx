import './timeline-list.css'

import { useEffect, useRef } from 'react'

import { DuplicateEntries } from '#clinical/entries/DuplicateEntries.tsx'
import { formatDate, formatDateTime } from '#fhir/dates.ts'

import type { TimelineEvent } from './event.ts'
import { toMonths } from './months.ts'
import { TimelineItem } from './TimelineItem.tsx'
import { useNewestFirst } from './use-newest-first.ts'
import { useSecondFrame } from './use-second-frame.ts'
import type { View } from './view.ts'

type Props = {
  view: View
  patientId: string
  /** Changes when something else is to be read: reading begins at the newest end again */
  reading: string
  /** What stands above the oldest entry, and below the newest */
  before: string
  after: string
  /** The entry read on the axis */
  chosen: string | undefined
}

/** What the axis shows, in words: by month and day, the newest at the end, opened there. */
export function TimelineList({ view, patientId, reading, before, after, chosen }: Props) {
  const box = useRef<HTMLDivElement>(null)
  // The box is laid out from its end (timeline.css), so nought is the newest and what is put in above moves nothing.
  useEffect(() => {
    // in braces: browsers have begun to return a promise, which is no way to clean up
    box.current?.scrollTo({ top: 0 })
  }, [reading])
  useEffect(() => {
    if (chosen) showWithin(box.current)
  }, [chosen])
  const { inSight, edge } = useNewestFirst(box, view.events, reading, chosen)
  const isDrawn = useSecondFrame()
  const isWhole = inSight.length === view.events.length
  const item = (event: TimelineEvent, time?: string) => (
    <TimelineItem
      event={event}
      specialty={view.specialtyOf(event)}
      patientId={patientId}
      chosen={event.id === chosen}
      {...(time === undefined ? {} : { time })}
    />
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div ref={box} className="timeline-box" role="region" aria-label="Entries, newest last" tabIndex={0}>
      <div>
        <p ref={edge} className="timeline-edge">
          {isWhole ? before : `${view.events.length - inSight.length} more above`}
        </p>
        {isWhole && view.reachingIn.length > 0 && (
          <section>
            <h3>Begun earlier and reaching into this</h3>
            <ol className="timeline-day">
              {view.reachingIn.map((event) => (
                <li key={event.id}>{item(event, formatDate(event.day))}</li>
              ))}
            </ol>
          </section>
        )}
        {toMonths(isDrawn ? inSight : []).map((month) => (
          <section key={month.key}>
            <h3>{month.words}</h3>
            {month.days.map((day) => (
              <div key={day.key} className="timeline-day">
                <h4>{day.words}</h4>
                <ol>
                  {day.groups.map(({ id, entries }) => (
                    <li key={id}>
                      <DuplicateEntries entries={entries} name={entries[0].title}>
                        {(event) => item(event)}
                      </DuplicateEntries>
                    </li>
                  ))}
                </ol>
              </div>
            ))}
          </section>
        ))}
        <p className="timeline-edge">{after}</p>
      </div>
    </div>
  )
}

/** The page itself stays where it is. */
function showWithin(box: HTMLElement | null) {
  const entry = box?.querySelector('[aria-current]')
  if (!box || !entry) return
  const [around, at] = [box.getBoundingClientRect(), entry.getBoundingClientRect()]
  if (at.top < around.top || at.bottom > around.bottom)
    box.scrollBy({ top: at.top - around.top - around.height / 3 })
}

/** What has no date has a place of its own, and is never left out. */
export function UndatedList({ view, patientId }: Pick<Props, 'view' | 'patientId'>) {
  if (view.undated.length === 0) return null
  return (
    <section className="timeline-undated" aria-label="Date not recorded">
      <h3>Date not recorded</h3>
      <ol className="timeline-day">
        {view.undated.map((event) => (
          <li key={event.id}>
            <TimelineItem
              event={event}
              specialty={view.specialtyOf(event)}
              patientId={patientId}
              time={formatDateTime(event.when, '')}
            />
          </li>
        ))}
      </ol>
      {view.moreUndated && <p className="quiet-text">The record holds more without a date.</p>}
    </section>
  )
}
