import './opinions.css'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'

import { useSession } from '#auth/session.ts'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { bornText, nhsNumberText } from '#clinical/patient/patient.ts'
import { deepPaths } from '#lib/deep-paths.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { stateWords } from './model.ts'
import { useMarkSeen } from './mutations.ts'
import { OpinionText } from './OpinionText.tsx'
import { type Incoming, incomingOpinions, myTeams, teams } from './queries.ts'
import { teamOptions } from './teams.ts'

/** What my teams were asked and have not answered; another team's can be looked at too. */
export function IncomingOpinions() {
  const { userId, post } = useSession()
  const mine = useQuery(myTeams(userId, post.orgCode))
  const all = useQuery(teams())
  const [chosen, setChosen] = useState('')
  return (
    <Panel title="Opinions asked of my team">
      <Loaded query={mine} what="your teams">
        {(own) => (
          <Loaded query={all} what="the teams">
            {(every) => {
              const names = every.filter(({ reference }) => own.includes(reference)).map(({ name }) => name)
              return (
                <>
                  <label className="opinion-team">
                    Team
                    <select
                      className="input"
                      value={chosen}
                      onChange={({ target }) => setChosen(target.value)}
                    >
                      <option value="">
                        {own.length > 0 ? `My team: ${names.join(', ')}` : 'Choose a team'}
                      </option>
                      {teamOptions(every, post.orgName).map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </label>
                  {own.length === 0 && !chosen && (
                    <p>The directory names no team of yours here. Choose the team you answer for.</p>
                  )}
                  <Asked of={chosen ? [chosen] : own} />
                </>
              )
            }}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  )
}

function Asked({ of }: { of: string[] }) {
  const query = useQuery(incomingOpinions(of))
  if (of.length === 0) return null
  return (
    <Loaded query={query} what="what was asked">
      {(list) => (
        <>
          {list.entries.length === 0 && list.withheld + list.unreadable === 0 && (
            <p>Nothing is waiting for an answer.</p>
          )}
          <ul className="lines" aria-label="Opinions asked">
            {list.entries.map((incoming) => (
              <li key={incoming.task.id}>
                <Row incoming={incoming} />
              </li>
            ))}
          </ul>
          <ListNotes of={list} />
        </>
      )}
    </Loaded>
  )
}

function Row({ incoming: { patient, opinion, task, place } }: { incoming: Incoming }) {
  const seen = useMarkSeen(patient.id, task.id)
  return (
    <article className="opinion" aria-label={patient.name}>
      <h3>{patient.name}</h3>
      <p className="second-line">
        Born {bornText(patient)} · NHS No. {nhsNumberText(patient.nhsNumber)}
        {place && ` · ${place}`}
      </p>
      <OpinionText opinion={opinion} />
      <p>
        <span className={opinion.state === 'sent' ? 'badge warning' : 'badge accent'}>
          {stateWords[opinion.state]}
        </span>{' '}
        {opinion.seen?.by && <span className="quiet-text">by {opinion.seen.by}</span>}
      </p>
      {seen.error && <p role="alert">{seen.error.message}</p>}
      <p className="buttons">
        {opinion.state === 'sent' && (
          <button
            type="button"
            className="button small"
            disabled={seen.isPending}
            onClick={() => seen.mutate('seen')}
            aria-label={`Mark as seen: ${patient.name}`}
          >
            Mark as seen
          </button>
        )}
        <Link
          className="button small primary"
          to={deepPaths.writing(patient.id, 'summary', { kind: 'answer', id: task.id })}
          aria-label={`Open chart and answer: ${patient.name}`}
        >
          Open chart and answer
        </Link>
      </p>
    </article>
  )
}
