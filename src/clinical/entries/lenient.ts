/** Published JSON leaves out what R4 requires, and sometimes has one thing where R4 has a list. */
export const listOf = <T>(value: T[] | T | undefined | null): NonNullable<T>[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null)
