import type { Rows } from '#clinical/entries/versions.ts'

import type { Report } from './report.ts'
import { everyLine } from './result-line.ts'

/** What a report says, line by line, in words. */
export function reportRows({ lines, status, conclusion, notes, attachments }: Report): Rows {
  return [
    ['Status', status ?? 'Final'],
    ...everyLine(lines)
      .filter(({ value }) => value)
      .map(
        ({ name, value, mark, range, notes, status }) =>
          [
            name,
            [value, mark.words, status, range && `range ${range}`, ...notes].filter(Boolean).join(', '),
          ] as const,
      ),
    ['Conclusion', conclusion],
    ['Comment', notes.join('\n')],
    ['Attached', attachments.map(({ title }) => title).join('\n')],
  ]
}
