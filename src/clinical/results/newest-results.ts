import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'
import { newestFirst, type Report, toReports, toSingleResults } from './report.ts'

/** The newest reports, and the newest laboratory values, which some records keep without any report. */
export const newestResults = (patientId: string, count: number) =>
  queryOptions({
    queryKey: ['patient', patientId, 'results', count],
    queryFn: async () => {
      const [reports, singles] = await Promise.all([
        pageAbout(
          'DiagnosticReport',
          patientId,
          {
            _sort: '-date',
            _include: ['DiagnosticReport:result', 'DiagnosticReport:specimen', 'DiagnosticReport:media'],
            '_include:iterate': 'Observation:has-member',
          },
          count,
        ),
        pageAbout('Observation', patientId, { category: 'laboratory', _sort: '-date' }, count),
      ])
      const inReports = new Set(reports.included.map(({ id }) => id))
      const alone = singles.resources.filter(({ id }) => !inReports.has(id))
      return { reports: toReports(reports), singles: toSingleResults({ ...singles, resources: alone }) }
    },
  })

export type NewestResults = {
  reports: ReturnType<typeof toReports>
  singles: ReturnType<typeof toSingleResults>
}

/** Values without a report may be older than those asked for: then the list is not the whole. */
export const earlierSingles = ({ singles }: NewestResults) => !singles.complete && singles.entries.length > 0

/** Both kinds in one list, the newest first. */
export const together = ({ reports, singles }: NewestResults): Report[] =>
  [...reports.entries, ...singles.entries].toSorted(newestFirst)
