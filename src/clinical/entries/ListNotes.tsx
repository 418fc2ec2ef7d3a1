import { type Entries, listNotes } from './entries.ts'

/** Beside a list that is not the whole of what the record holds: what is missing from it, and why. */
export function ListNotes({ of, children }: { of: Entries<unknown>; children?: string }) {
  const notes = [...listNotes(of), ...(children ? [children] : [])]
  return notes.length > 0 ? <p className="quiet-text list-notes">{notes.join(' ')}</p> : null
}
