import type { Standing } from '#clinical/results/acknowledgement.ts'
import type { Earlier } from '#clinical/results/earlier.ts'
import type { Report } from '#clinical/results/report.ts'
import { everyLine, type ResultLine } from '#clinical/results/result-line.ts'
import { resultRules } from '#clinical/results/result-rules.ts'

/**
 * Why a result may not be acknowledged together with others; undefined when it may. Domain facts §6.1.6: only if every
 * analyte is in range, final, no comment, no trend alarm. What cannot be told to be normal is not normal.
 */
export function whyNotNormal(
  report: Report,
  { state, before }: Pick<Standing, 'state' | 'before'>,
  earlier: Earlier,
): string | undefined {
  if (state !== 'new' && state !== 'seen') return 'somebody has it already'
  if (before || report.status)
    return report.status ? `it is ${report.status.toLowerCase()}` : 'it was changed'
  if (!report.settled) return 'it is not final'
  if (report.missing > 0) return 'some of its results were not sent with it'
  if (report.conclusion || report.notes.length > 0) return 'it has a comment'
  if (report.attachments.length > 0) return 'it has an attachment'
  if (report.specimens.some((words) => /unsatisfactory/i.test(words)))
    return 'its specimen was unsatisfactory'
  const values = everyLine(report.lines).filter(({ value, parts }) => value !== '' || parts.length === 0)
  if (values.length === 0) return 'it has no values'
  if (everyLine(report.lines).some(({ notes }) => notes.length > 0)) return 'a value has a comment'
  for (const line of values) {
    const reason = whyNot(line, earlier(line))
    if (reason) return `${line.name}: ${reason}`
  }
  return undefined
}

function whyNot(line: ResultLine, before: ResultLine | undefined): string | undefined {
  const { status, marks, number, comparator, limits } = line
  if (status) return status.toLowerCase()
  if (marks.some((code) => code !== 'N')) return line.mark.words.toLowerCase() || 'marked by the laboratory'
  if (number === undefined) return 'not a number'
  const { low, high } = limits
  if (low === undefined && high === undefined) return 'no range was sent with it'
  if (!isInside(line)) return comparator ? 'a limit, not a value' : 'outside the range sent with it'
  if (before?.number === undefined || low === undefined || high === undefined) return undefined
  return Math.abs(number - before.number) > (high - low) * resultRules.quietChange
    ? 'changed much since last'
    : undefined
}

/** In the range that came with it: never in one of ours. `>90` lies in a range from 90. */
function isInside({ number = Number.NaN, comparator, limits: { low, high } }: ResultLine): boolean {
  if (comparator === '>' || comparator === '>=')
    return high === undefined && low !== undefined && number >= low
  if (comparator) return low === undefined && high !== undefined && number <= high
  return (low === undefined || number >= low) && (high === undefined || number <= high)
}
