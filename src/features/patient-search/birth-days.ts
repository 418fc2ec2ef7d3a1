/** First and last day somebody may have been born on: full dates, `yyyy-mm-dd`. */
export type Days = { from: string; to: string }

type Parts = { year?: string; month?: string; word?: string; day?: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const oldest = 130

/** One day; two for a two-figure year that fits both centuries; none when there is no such day or it has yet to come. */
export function onDay({ year = '', month, word, day }: Parts, today: Date): Days[] {
  return yearsOf(year, today).flatMap((full) => {
    const date = written(full, monthOf({ month, word }), Number(day))
    return date && date <= written(...ymd(today)) ? [{ from: date, to: date }] : []
  })
}

/** A month of a year, or a whole year. */
export function bornIn({ year = '', month, word }: Parts, today: Date): Days[] {
  return yearsOf(year, today).flatMap((full) => {
    const whole = month === undefined && word === undefined
    const [first, last] = whole ? [1, 12] : [monthOf({ month, word }), monthOf({ month, word })]
    const from = written(full, first, 1)
    return from ? [{ from, to: written(full, last, daysIn(full, last)) }] : []
  })
}

function yearsOf(year: string, today: Date): number[] {
  const now = today.getFullYear()
  const years = year.length === 2 ? [Number(`20${year}`), Number(`19${year}`)] : [Number(year)]
  return years.filter((full) => full <= now && full > now - oldest)
}

const monthOf = ({ month, word }: Parts) =>
  word ? months.indexOf(word.slice(0, 3).toLowerCase()) + 1 : Number(month)

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const ymd = (date: Date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()] as const

/** `1945-07-14`; empty when there is no such day. */
function written(year: number, month: number, day: number): string {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return ''
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
