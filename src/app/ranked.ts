/** What people type for: its own words, and others it is looked for by. */
export type Named = { title: string; words: string }

/** Those that hold every word typed; the better something is called by it, the earlier. */
export function ranked<T extends Named>(choices: readonly T[], typed: string): T[] {
  const wanted = wordsOf(typed)
  return choices
    .filter(({ title, words }) => wanted.every((word) => `${title} ${words}`.toLowerCase().includes(word)))
    .map((choice) => ({ choice, rank: rankOf(choice, wanted) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ choice }) => choice)
}

function rankOf({ title, words }: Named, wanted: readonly string[]): number {
  const called = wordsOf(title)
  const begins = (among: readonly string[]) =>
    wanted.every((word) => among.some((one) => one.startsWith(word)))
  const others = wordsOf(words)
  if (called[0] === wanted[0] && begins(called)) return 0
  // the very word it is looked for by: `lab` means the results, not the labels
  if (wanted.every((word) => others.includes(word))) return 1
  if (called[0]?.startsWith(wanted[0] ?? '') && begins(called)) return 2
  if (begins(called)) return 3
  return begins([...called, ...others]) ? 4 : 5
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
