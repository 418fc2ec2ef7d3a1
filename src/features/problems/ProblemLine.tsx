import { EntrySource } from '#clinical/EntrySource.tsx'

import type { Problem } from './model.ts'

export function ProblemLine({ problem, full = false }: { problem: Problem; full?: boolean }) {
  const { name, status, doubt, details, onset, ended, notes, source } = problem
  const when = [
    onset && `Since ${onset}`.replace('Since at', 'Since age').replace('Since from', 'Since'),
    ended && `ended ${ended}`,
  ]
  const facts = [...details, ...when].filter(Boolean).join(' · ')
  return (
    <>
      <strong>{name}</strong> {status && <span className="badge">{status}</span>}{' '}
      {doubt && <span className="badge warning">{doubt}</span>}
      {facts && <span className="second-line">{facts}</span>}
      {full && notes.map((note) => <p key={note}>{note}</p>)}
      {full && <EntrySource source={source} />}
    </>
  )
}
