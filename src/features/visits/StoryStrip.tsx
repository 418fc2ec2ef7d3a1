import './story-strip.css'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'

import { alertList } from '#clinical/care/alert.ts'
import { currentVisits, daysIn, type Visit } from '#clinical/care/encounter.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { decisionWords, resuscitationOf } from '#clinical/care/resuscitation.ts'
import { sourceText } from '#clinical/entries/source.ts'
import { formatDate, formatDateTime, londonDate } from '#fhir/dates.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { dischargeWords } from './discharge-words.ts'
import { OtherVisits } from './OtherVisits.tsx'

/** Why they are here, since when, where, under whom, until when, and what to do if the heart stops. */
export function StoryStrip({ patientId }: { patientId: string }) {
  const visits = useQuery(currentVisits(patientId))
  const title = useId()
  return (
    <section className="story" aria-labelledby={title}>
      <h2 id={title} className="visually-hidden">
        Current visit
      </h2>
      <div className="story-visit">
        <Loaded query={visits} what="the current visit">
          {(list) => {
            const [visit] = list.entries
            return (
              <>
                {visit ? <VisitFacts visit={visit} /> : <p>No visit under way</p>}
                <OtherVisits list={list} />
                <ListNotes of={list} />
              </>
            )
          }}
        </Loaded>
      </div>
      <Resuscitation patientId={patientId} />
    </section>
  )
}

function VisitFacts({ visit }: { visit: Visit }) {
  const today = londonDate()
  const days = daysIn(visit, today)
  const discharge = dischargeWords(visit.expectedDischarge, today)
  return (
    <dl className="story-facts">
      <Fact label={visit.inpatient ? 'Reason for admission' : 'Reason'} wide>
        {visit.reason ?? 'Not recorded'}
      </Fact>
      <Fact
        label={visit.inpatient ? 'Admitted' : 'Began'}
        second={visit.start ? formatDateTime(visit.start) : undefined}
      >
        {days === undefined ? 'Not recorded' : dayWords(days)}
      </Fact>
      <Fact label="Where" second={visit.bed}>
        {visit.wardId && visit.ward ? (
          <Link to={paths.ward(visit.wardId)}>{visit.ward}</Link>
        ) : (
          (visit.ward ?? 'Not recorded')
        )}
      </Fact>
      <Fact label="Consultant" second={visit.speciality}>
        {visit.consultant ?? 'Not named'}
      </Fact>
      <Fact
        label="Expected discharge"
        second={
          discharge && <span className={discharge.passed ? 'story-passed' : ''}>{discharge.words}</span>
        }
      >
        {formatDate(visit.expectedDischarge, 'Not set')}
      </Fact>
    </dl>
  )
}

type FactProps = { label: string; wide?: boolean; second?: ReactNode; children: ReactNode }

const Fact = ({ label, wide = false, second, children }: FactProps) => (
  <div className={wide ? 'story-wide' : undefined}>
    <dt>{label}</dt>
    <dd>
      {children}
      {second && <span className="second-line">{second}</span>}
    </dd>
  </div>
)

const dayWords = (days: number) => (days === 0 ? 'Today' : days === 1 ? '1 day in' : `${days} days in`)

/** Recorded, not recorded, could not be loaded: three different things to do at a bedside. */
function Resuscitation({ patientId }: { patientId: string }) {
  const alerts = useQuery(alertList(patientId))
  return (
    <div className="story-resuscitation">
      <h3>Resuscitation</h3>
      <Loaded query={alerts} what="the resuscitation status">
        {(list) => {
          const found = resuscitationOf(list)
          switch (found.status) {
            case 'recorded':
              return (
                <>
                  {found.conflict && <p className="badge danger">Decisions contradict each other</p>}
                  {found.decisions.map((decision) => (
                    <p key={decision.id}>
                      <strong>{decisionWords(decision)}</strong>
                      <span className="second-line">{sourceText(decision.source)}</span>
                    </p>
                  ))}
                </>
              )
            case 'not recorded':
              return <p>Resus status not recorded</p>
            case 'not known':
              return <p>Not known: an alert is withheld or cannot be shown</p>
          }
        }}
      </Loaded>
    </div>
  )
}
