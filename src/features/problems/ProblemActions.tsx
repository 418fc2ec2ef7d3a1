import { Link } from 'react-router'

import { useCan } from '#auth/session.ts'
import { useElsewhere } from '#clinical/entries/EntrySource.tsx'

import type { Problem } from './model.ts'

export type ProblemPaths = {
  change: (id: string) => string
  inError: (id: string) => string
  /** Recorded here, from the entry of another organisation */
  recordHere: (id: string) => string
}

/** What may be done about one entry. Another organisation's is never altered: it is recorded here as well (§7.4). */
export function ProblemActions({ problem, paths }: { problem: Problem; paths: ProblemPaths }) {
  const elsewhere = useElsewhere(problem.source)
  if (!useCan('problem.record')) return null
  const link = (words: string, to: string) => (
    <Link className="button quiet small" to={to} aria-label={`${words}: ${problem.name}`}>
      {words}
    </Link>
  )
  if (elsewhere) return link('Record here too', paths.recordHere(problem.id))
  return (
    <>
      {link('Change', paths.change(problem.id))}
      {link('Mark in error', paths.inError(problem.id))}
    </>
  )
}
