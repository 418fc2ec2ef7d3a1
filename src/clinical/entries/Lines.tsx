import type { ReactNode } from 'react'

type Props<T> = { of: readonly T[]; children: (entry: T) => ReactNode }

/** A list with hairlines; nothing at all when there is nothing to list, for the words above have said so. */
export function Lines<T extends { id: string }>({ of, children }: Props<T>) {
  if (of.length === 0) return null
  return (
    <ul className="lines">
      {of.map((entry) => (
        <li key={entry.id}>{children(entry)}</li>
      ))}
    </ul>
  )
}
