type Bound = {
  complete: boolean
  withheld: number
  unreadable?: number
  uncounted?: number
  takenBack?: number
}

/** What must be said of a chart that is not the whole of what the record holds (hazard H4). */
export function boundWords(
  { complete, withheld, unreadable = 0, uncounted = 0, takenBack = 0 }: Bound,
  count: number,
): string {
  const entries = (number: number) => (number === 1 ? '1 entry' : `${number} entries`)
  return [
    complete ? '' : `Newest ${count}; the record holds earlier ones.`,
    withheld > 0 ? `${entries(withheld)} withheld: restricted.` : '',
    unreadable > 0 ? `${entries(unreadable)} in a form that cannot be shown here.` : '',
    takenBack > 0 ? `${entries(takenBack)} marked as entered in error or cancelled: not counted.` : '',
    uncounted > 0 ? `${entries(uncounted)} not counted: not in millilitres, or without a time.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
