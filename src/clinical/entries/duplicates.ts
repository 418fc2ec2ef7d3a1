import type { Source } from './source.ts'

/** Entries of one list that say the same thing: shown together, each kept as it is (domain facts §7.4). */
export type Group<T> = { id: string; entries: [T, ...T[]] }

type Grouped = { id: string; sameAs: readonly string[] }

/** In the order of the list; a group stands where its first entry does. Two that share a third are one. */
export function grouped<T extends Grouped>(list: readonly T[]): Group<T>[] {
  let groups: { keys: Set<string>; entries: [T, ...T[]] }[] = []
  for (const entry of list) {
    const same = groups.filter(({ keys }) => entry.sameAs.some((key) => keys.has(key)))
    const [first, ...others] = same
    if (!first) {
      groups.push({ keys: new Set(entry.sameAs), entries: [entry] })
      continue
    }
    for (const other of others) {
      first.entries.push(...other.entries)
      for (const key of other.keys) first.keys.add(key)
    }
    first.entries.push(entry)
    for (const key of entry.sameAs) first.keys.add(key)
    groups = groups.filter((group) => !others.includes(group))
  }
  return groups.map(({ entries }) => ({ id: entries[0].id, entries }))
}

/** `3 entries from 2 sources` */
export function groupWords(entries: readonly { source: Source }[]): string {
  const sources = new Set(entries.map(({ source }) => JSON.stringify(source.place ?? 'not stated')))
  const from = sources.size === 1 ? '1 source' : `${sources.size} sources`
  return `${entries.length} entries from ${from}`
}
