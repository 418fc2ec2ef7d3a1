import './registration.css'

import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'react-router'

import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { paths } from '#lib/paths.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { type Match, matchesOf, type Sought } from './matches.ts'
import type { Candidates } from './queries.ts'

type Props = { sought: Sought; enough: boolean; query: UseQueryResult<Candidates> }

/** Who may be this person already, the likeliest first, and why. A human decides (domain facts §7.2). */
export function PossibleMatches({ sought, enough, query }: Props) {
  return (
    <section className="possible-matches" aria-label="Is this person in the record already?">
      <h3>In the record already?</h3>
      {enough ? (
        <Loaded query={query} what="records like it">
          {(found) => <Matches found={found} matches={matchesOf(sought, found.patients)} />}
        </Loaded>
      ) : (
        <p className="quiet-text">
          A name and a date of birth, or an NHS number, and the record is searched while you write.
        </p>
      )}
    </section>
  )
}

function Matches({ found, matches }: { found: Candidates; matches: Match[] }) {
  return (
    <>
      <p role="status">
        {matches.length === 0
          ? 'No record like it.'
          : matches.length === 1
            ? 'One record is like it.'
            : `${matches.length} records are like it.`}
        {!found.complete && ' More fit than could be compared: write more, and look again.'}
        {found.withheld > 0 && ` ${found.withheld} very restricted, which a search does not show.`}
      </p>
      <ul>
        {matches.map(({ patient, strength, same, different }) => (
          <li key={patient.id}>
            <Link to={paths.chart(patient.id, 'summary')}>{patient.name}</Link>
            <span className={strength === 'possible' ? 'badge' : 'badge warning'}>
              {strengthWords[strength]}
            </span>
            <p>
              Born {bornText(patient)} · {patient.gender} · NHS No. {nhsNumberText(patient.nhsNumber)}
            </p>
            {patient.replacedBy.length > 0 && (
              <p>Replaced by {patient.replacedBy.map(({ display }) => display).join(', ')}</p>
            )}
            <p className="quiet-text">{[...same, ...different].join(', ')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

const strengthWords: Record<Match['strength'], string> = {
  'same NHS number': 'Same NHS number',
  strong: 'Strong match',
  possible: 'Possible match',
  weak: 'Weak match',
}
