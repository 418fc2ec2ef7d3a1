import './source-mark.css'

import type { ReactNode } from 'react'

import { groupWords } from './duplicates.ts'
import type { Source } from './source.ts'

type Props<T> = {
  entries: readonly [T, ...T[]]
  /** What they do not agree on */
  conflict?: string | undefined
  /** "Asthma": for the button's name */
  name: string
  children: (entry: T) => ReactNode
}

/** One entry; or several that say the same: the first of them, and all of the others one click below (domain facts §7.4). */
export function DuplicateEntries<T extends { id: string; source: Source }>(props: Props<T>) {
  const { entries, conflict, name, children } = props
  const [first, ...others] = entries
  if (others.length === 0) return children(first)
  return (
    <>
      {children(first)}
      {conflict && <p className="notice warning">{conflict}</p>}
      <details className="duplicates">
        <summary>
          {groupWords(entries)}
          <span className="visually-hidden">: {name}</span>
        </summary>
        <ul className="lines">
          {others.map((entry) => (
            <li key={entry.id}>{children(entry)}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
