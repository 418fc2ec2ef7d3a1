/** `in 3 days`, `today`, `2 days ago`, and whether the day has passed; undefined for what is no full date. */
export function dischargeWords(
  date: string | undefined,
  today: string,
): { words: string; passed: boolean } | undefined {
  if (!date || !/^\d{4}-\d\d-\d\d/.test(date)) return undefined
  const days = Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today)) / 86_400_000)
  if (!Number.isFinite(days)) return undefined
  const many = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`
  return { words: days === 0 ? 'today' : days > 0 ? `in ${many}` : `${many} ago`, passed: days < 0 }
}
