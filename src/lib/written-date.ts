const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What a date input holds (`2026-03-05T14:05`) as the record writes it: `05-Mar-2026 14:05`; empty when it holds no date. */
export function writtenDate(value: string): string {
  const [, year, month, day, time] = /^(\d{4,})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(value) ?? []
  const name = months[Number(month) - 1]
  if (!name) return ''
  return `${day}-${name}-${year}${time ? ` ${time}` : ''}`
}

/** `2019`, `2019-03`, `2019-03-14` as the record writes them: `2019`, `Mar-2019`, `14-Mar-2019`. */
export const writtenPartialDate = (date: string): string => {
  const [year = '', month, day] = date.split('-')
  return [day, month && months[Number(month) - 1], year].filter(Boolean).join('-')
}
