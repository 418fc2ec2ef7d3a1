import { queryOptions } from '@tanstack/react-query'

import { scoreCodes } from '#clinical/observations/observation-codes.ts'
import { fhir } from '#fhir/client.ts'

import { aboutWhom, type Answers, factsOf, handoverCategory } from './model.ts'

const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

export const handoverKey = (wardId: string) => ['ward', wardId, 'handover'] as const

/** What the record and the shift say of these patients: eight searches that travel as one. */
export const wardHandover = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: [...handoverKey(wardId), patientIds],
    queryFn: async () => {
      const patient = patientIds.join(',')
      const all = { patient, _count: '1000' }
      const found = await Promise.all([
        fhir.search('Communication', { ...all, category: handoverCategory, status: 'in-progress' }),
        // Two days hold the last handover of every shift pattern.
        fhir.search('Communication', {
          ...all,
          category: handoverCategory,
          status: 'completed',
          sent: `ge${ago(48)}`,
        }),
        fhir.search('Observation', { ...all, code: scoreCodes, date: `ge${ago(36)}`, _sort: '-date' }),
        fhir.search('Condition', { ...all, 'clinical-status': 'active' }),
        fhir.search('AllergyIntolerance', all),
        fhir.search('Flag', all),
        fhir.search('Task', { ...all, status: 'requested,received,accepted,ready,in-progress,on-hold' }),
        fhir.search('DiagnosticReport', { ...all, issued: `ge${ago(48)}` }),
      ])
      const [writing, handed, scores, problems, allergies, flags, tasks, reports] = found
      const answers: Answers = {
        communications: [...writing.resources, ...handed.resources],
        observations: scores.resources,
        conditions: problems.resources,
        allergies: allergies.resources,
        flags: flags.resources,
        tasks: tasks.resources,
        reports: reports.resources,
      }
      // H1: an answer about somebody who was not asked for is no answer.
      const foreign = Object.values(answers)
        .flat()
        .some((one) => !patientIds.includes(aboutWhom(one) ?? ''))
      if (foreign) throw new Error('The record answered about somebody else. Nothing of it is shown.')
      return {
        of: new Map(patientIds.map((id) => [id, factsOf(id, answers)])),
        withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
      }
    },
  })
