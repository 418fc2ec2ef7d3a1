/** What is known of one thing about one patient; never one of these shown as another. */
export type Known<T extends object> = 'loading' | 'unavailable' | 'none' | T

export type Asked<T extends object> = {
  data: { of: Map<string, T>; withheld: number; unreadable: number } | undefined
  error: Error | null
}

/** For one patient: not here yet, could not be had, nothing, or something. */
export function known<T extends object>(query: Asked<T>, patientId: string): Known<T> {
  if (query.data) {
    const { of, withheld, unreadable } = query.data
    return of.get(patientId) ?? (withheld + unreadable > 0 ? 'unavailable' : 'none')
  }
  return query.error ? 'unavailable' : 'loading'
}
