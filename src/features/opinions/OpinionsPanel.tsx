import './opinions.css'

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'

import { ActionButton } from '#auth/ActionButton.tsx'
import { useCan, useSession } from '#auth/session.ts'
import { AboutButton } from '#clinical/entries/AboutButton.tsx'
import { Lines } from '#clinical/entries/Lines.tsx'
import { ListNotes } from '#clinical/entries/ListNotes.tsx'
import { newEntryId } from '#clinical/acts/recorded-by.ts'
import { useOpenWork } from '#clinical/writing/work.ts'
import { formatDateTime } from '#fhir/dates.ts'
import { Loaded } from '#ui/Loaded.tsx'
import { Panel } from '#ui/Panel.tsx'

import { type Opinion, opinionRows, stateWords } from './model.ts'
import { OpinionText } from './OpinionText.tsx'
import { opinionsOf } from './queries.ts'

type Props = { patientId: string; withdrawPath: (requestId: string) => string }

/** What other teams were asked about this patient, and what they said: the same for both sides. */
export function OpinionsPanel({ patientId, withdrawPath }: Props) {
  const query = useQuery(opinionsOf(patientId))
  const open = useOpenWork()
  const ask = (
    <ActionButton
      may="order.request"
      className="button"
      onClick={() => open({ kind: 'opinion', id: newEntryId() })}
    >
      Ask for an opinion
    </ActionButton>
  )
  return (
    <Panel title="Opinions of other teams" action={ask}>
      <Loaded query={query} what="opinions">
        {(list) => (
          <>
            {list.entries.length === 0 && <p>No opinions asked for</p>}
            <Lines of={list.entries}>
              {(opinion) => (
                <Line patientId={patientId} opinion={opinion} withdrawPath={withdrawPath(opinion.id)} />
              )}
            </Lines>
            <ListNotes of={list} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

const looks: Record<Opinion['state'], string> = {
  draft: 'badge',
  sent: 'badge warning',
  seen: 'badge accent',
  answered: 'badge success',
  withdrawn: 'badge',
  'not known': 'badge',
}

type LineProps = { patientId: string; opinion: Opinion; withdrawPath: string }

function Line({ patientId, opinion, withdrawPath }: LineProps) {
  const { state, seen, answer, withdrawn, team, taskId, entryId, askedBy } = opinion
  const { userId } = useSession()
  const mayAsk = useCan('order.request')
  const mayAnswer = useCan('task.do')
  const open = useOpenWork()
  const waiting = state === 'sent' || state === 'seen'
  return (
    <article className="opinion" aria-label={`Opinion: ${team}`}>
      <OpinionText opinion={opinion} />
      <p>
        <span className={looks[state]}>{stateWords[state]}</span>{' '}
        {seen && (
          <span className="quiet-text">
            seen by {seen.by ?? 'somebody not named'}, {formatDateTime(seen.when, 'date not known')}
          </span>
        )}
      </p>
      {withdrawn && (
        <p>
          {withdrawn.reason ?? 'No reason given'}
          {withdrawn.by && ` – ${withdrawn.by}`}
        </p>
      )}
      {state === 'answered' &&
        (answer ? (
          <div className="opinion-answer">
            <p className="plain-words">{answer.words}</p>
            <p className="second-line">
              {answer.by ?? 'Author not stated'}, {formatDateTime(answer.when, 'date not known')}
            </p>
          </div>
        ) : (
          <p>The answer is not here, or is withheld: see Notes.</p>
        ))}
      <p className="buttons">
        {state === 'draft' && mayAsk && askedBy === userId && (
          <button
            type="button"
            className="button small"
            onClick={() => open({ kind: 'opinion', id: entryId })}
            aria-label={`Go on writing: ${team}`}
          >
            Go on writing
          </button>
        )}
        {waiting && mayAnswer && taskId && (
          <button
            type="button"
            className="button small"
            onClick={() => open({ kind: 'answer', id: taskId })}
            aria-label={`Answer for the team: ${team}`}
          >
            Answer for the team
          </button>
        )}
        {waiting && mayAsk && (
          <Link className="button quiet small" to={withdrawPath} aria-label={`Withdraw: ${team}`}>
            Withdraw
          </Link>
        )}
        {state !== 'draft' && (
          <AboutButton
            patientId={patientId}
            type="ServiceRequest"
            id={opinion.id}
            what={`Opinion: ${team}`}
            toRows={opinionRows}
          />
        )}
      </p>
    </article>
  )
}
