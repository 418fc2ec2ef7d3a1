import { EntrySource, SourceMark } from '#clinical/entries/EntrySource.tsx'

import { type Problem, rankWords } from './model.ts'

export function ProblemLine({ problem, full = false }: { problem: Problem; full?: boolean }) {
  const { name, codedAs, notCoded, rank, status, doubt, details, onset, ended, notes, source } = problem
  const when = [
    onset && `Since ${onset}`.replace('Since at', 'Since age').replace('Since from', 'Since'),
    ended && `ended ${ended}`,
  ]
  const facts = [...details, ...when].filter(Boolean).join(' · ')
  return (
    <>
      <strong>{name}</strong>{' '}
      {rank && full && <span className={rank === 'main' ? 'badge accent' : 'badge'}>{rankWords[rank]}</span>}{' '}
      {status && <span className="badge">{status}</span>}{' '}
      {doubt && <span className="badge warning">{doubt}</span>}{' '}
      {notCoded && full && <span className="badge">Not coded</span>} {!full && <SourceMark source={source} />}
      {full && codedAs && <span className="second-line">Coded as {codedAs}</span>}
      {facts && <span className="second-line">{facts}</span>}
      {full && notes.map((note) => <p key={note}>{note}</p>)}
      {full && <EntrySource source={source} />}
    </>
  )
}
