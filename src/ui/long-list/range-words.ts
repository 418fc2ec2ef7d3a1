const number = (count: number) => count.toLocaleString('en-GB')

/** Which of how many are there: `1 to 200 of 10,289`; `at least` while nobody has counted and more are to come. */
export function rangeWords(there: number, count: number | undefined, isMore: boolean): string {
  if (there === 0) return isMore ? 'None yet' : 'None'
  if (!isMore) return there === 1 ? '1 in all' : `1 to ${number(there)}, all there are`
  return count === undefined || count <= there
    ? `1 to ${number(there)} of at least ${number(there + 1)}`
    : `1 to ${number(there)} of ${number(count)}`
}
