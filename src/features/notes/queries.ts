import { queryOptions } from '@tanstack/react-query'

import { toChildScore } from '#clinical/observations/child-score.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { pageAbout, searchAbout, toEntries } from '#clinical/entries/entries.ts'
import { chartCodes } from '#clinical/observations/observation-codes.ts'
import { toObservationChart } from '#clinical/observations/observation-set.ts'
import type { PatientIdentity } from '#clinical/patient/patient.ts'
import { toReports } from '#clinical/results/report.ts'

import { toNotes } from './model.ts'
import { isActive } from './quotable.ts'

export const newestNotes = (patientId: string, count: number) =>
  queryOptions({
    queryKey: [...notesKey(patientId), 'newest', count],
    queryFn: async () => toNotes(await pageAbout('Composition', patientId, { _sort: '-date' }, count)),
  })

const sets = 5
const reports = 8

/** What a note may quote. Few and new: a note is about today. */
export const quotableSets = ({ id: patientId, birth }: Pick<PatientIdentity, 'id' | 'birth'>) =>
  queryOptions({
    queryKey: ['patient', patientId, 'observations', 'quotable'],
    queryFn: async () => {
      const found = await pageAbout('Observation', patientId, { code: chartCodes, _sort: '-date' }, sets * 12)
      const chart = toObservationChart(found.resources, { birth, childScore: toChildScore })
      // the oldest of a page that was cut may lack readings
      const whole = found.complete ? chart.sets : chart.sets.slice(1)
      return { sets: whole.slice(-sets).toReversed(), withheld: found.withheld }
    },
  })

export const quotableReports = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'results', 'quotable'],
    queryFn: async () =>
      toReports(
        await pageAbout(
          'DiagnosticReport',
          patientId,
          {
            _sort: '-date',
            _include: 'DiagnosticReport:result',
            '_include:iterate': 'Observation:has-member',
          },
          reports,
        ),
      ),
  })

export const quotableProblems = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'problems', 'quotable'],
    queryFn: async () =>
      toEntries(await searchAbout('Condition', patientId), (one) => (isActive(one) ? one : undefined)),
  })
