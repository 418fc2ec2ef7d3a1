import './waiting-list.css'

import { useQuery } from '@tanstack/react-query'

import { DialogButton } from '#auth/DialogButton.tsx'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { formatDate, londonDate } from '#fhir/dates.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { actsOf, referralActs } from './acts.ts'
import { ClockCell } from './ClockCell.tsx'
import {
  earliestReasonableOffer,
  offerWords,
  type Referral,
  referralRows,
  suspensionWords,
  wordsOfState,
} from './model.ts'
import { referralsOf } from './queries.ts'
import { rttWords } from './rtt.ts'

/** The referrals of one patient that stand or stood on a list, each with its clock and what can be done. */
export function ReferralsSection({ patientId }: { patientId: string }) {
  const query = useQuery(referralsOf(patientId))
  return (
    <Panel title="Referrals">
      <Loaded query={query} what="referrals">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No referral is on a waiting list</p>}
            <Lines of={list.entries}>
              {(referral) => <ReferralLine patientId={patientId} referral={referral} />}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

type LineProps = { patientId: string; referral: Referral }

const toneOf: Record<Referral['state'], string> = {
  'to triage': 'accent',
  waiting: 'accent',
  suspended: 'warning',
  'off the list': '',
  'not known': 'warning',
}

function ReferralLine({ patientId, referral }: LineProps) {
  const { id, what, specialty, list, state, clock } = referral
  const name = [what, specialty].filter(Boolean).join(', ')
  return (
    <article aria-label={name}>
      <div className="entry-row">
        <div>
          <p className="referral-head">
            <strong>{name}</strong>
            <span className={`badge ${toneOf[state]}`}>{wordsOfState(state)}</span>
            {list && <span className="quiet-text">{list}</span>}
          </p>
          <ClockCell clock={clock} today={londonDate()} />
        </div>
        <AboutButton patientId={patientId} type="ServiceRequest" id={id} what={name} toRows={referralRows} />
      </div>
      <div className="referral-parts">
        <Facts referral={referral} />
        <Events referral={referral} />
      </div>
      <div className="buttons">
        {actsOf(referral).map((act) => (
          <DialogButton
            key={act}
            may="appointment.book"
            to={deepPaths.changeReferral(patientId, id, act)}
            className="button small"
          >
            {referralActs[act]}
          </DialogButton>
        ))}
      </div>
    </article>
  )
}

function Facts({ referral }: { referral: Referral }) {
  const { priority, source, referrer, received, pathway, management, planned, toComeIn, validated } = referral
  const { offers, suspensions, triage, removal } = referral
  const erod = earliestReasonableOffer(offers)
  const rows: [string, string | undefined][] = [
    ['Priority', priority ?? 'Not recorded'],
    ['Received', received && formatDate(received)],
    ['Referred by', [source, referrer].filter(Boolean).join(', ')],
    ['Pathway', pathway],
    [
      'Triage',
      triage &&
        [`${triage.outcome}, ${formatDate(triage.on)}`, triage.by, triage.why].filter(Boolean).join(', '),
    ],
    ['Intended management', management],
    ['Planned for', planned && formatDate(planned)],
    ['To come in', toComeIn && formatDate(toComeIn)],
    ['Offers', offers.map(offerWords).join('\n')],
    ['Earliest reasonable offer', erod && formatDate(erod)],
    ['Suspended', suspensions.map(suspensionWords).join('\n')],
    ['Validated', validated && formatDate(validated)],
    [
      'Removed',
      removal && [`${removal.reason}, ${formatDate(removal.on)}`, removal.note].filter(Boolean).join(', '),
    ],
  ]
  return (
    <dl className="facts">
      {rows.map(
        ([label, words]) =>
          words && (
            <div key={label} className="referral-fact">
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Events({ referral: { events } }: { referral: Referral }) {
  return (
    <div>
      <h3>RTT status</h3>
      {events.length === 0 ? (
        <p>None entered: it is not known when the clock starts.</p>
      ) : (
        <ol className="referral-events">
          {events.map(({ date, status }, index) => (
            <li key={`${index} ${date} ${status}`}>
              <span>{formatDate(date)}</span>
              <strong>{status}</strong>
              <span>{rttWords(status)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
