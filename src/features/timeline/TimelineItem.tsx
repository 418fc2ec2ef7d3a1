import { memo } from 'react'
import { Link } from 'react-router'

import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { SourceMark, useElsewhere } from '#clinical/entries/EntrySource.tsx'
import { formatTime } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'

import { entryRows } from './entry-rows.ts'
import type { Named, TimelineEvent } from './event.ts'
import { kindWords } from './kind-words.ts'
import { KindSign } from './KindSign.tsx'

type Props = { event: TimelineEvent; specialty: Named; patientId: string; time?: string; chosen?: boolean }

/** One entry: when, what it is in words and sign, its title leading to where it stands whole, and whose it is. */
export const TimelineItem = memo(function TimelineItem({ event, specialty, patientId, time, chosen }: Props) {
  const isElsewhere = useElsewhere(event.source)
  const { entry, kind, change, title, details, section, visitId, source, from, when } = event
  // What was done at a visit stands with the visit.
  const stands = section === 'visits' ? (visitId ?? entry.id) : entry.id
  return (
    <article className="timeline-item" aria-current={chosen ? true : undefined}>
      <span className="timeline-time">{time ?? formatTime(when)}</span>
      <span className="timeline-kind">
        <KindSign kind={kind} />
        {kindWords[kind].one}
      </span>
      <div>
        <p className="timeline-title">
          {change && `${change}: `}
          {section ? (
            <Link to={deepPaths.chartEntry(patientId, section, stands)}>{title}</Link>
          ) : (
            <strong>{title}</strong>
          )}
        </p>
        {details.map((detail) => (
          <p key={detail} className="timeline-detail">
            {detail}
          </p>
        ))}
      </div>
      <p className="second-line">
        {specialty.words} · {source.who && `${source.who} · `}
        {!isElsewhere && from.words} <SourceMark source={source} />
      </p>
      <AboutButton patientId={patientId} {...entry} what={title} toRows={entryRows} />
    </article>
  )
})
