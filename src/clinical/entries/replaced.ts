/** What is new takes the place of what it replaces, or comes last. */
export function replaced<R extends { id: string }>(known: readonly R[], changed: readonly R[]): R[] {
  const fresh = new Map(changed.map((one) => [one.id, one]))
  const kept = known.map((one) => {
    const newer = fresh.get(one.id)
    fresh.delete(one.id)
    return newer ?? one
  })
  return [...kept, ...fresh.values()]
}
