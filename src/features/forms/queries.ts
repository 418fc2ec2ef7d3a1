import { queryOptions } from '@tanstack/react-query'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { pageAbout } from '#clinical/entries/entries.ts'
import { fhir } from '#fhir/client.ts'

import { toForm } from './questionnaire.ts'
import { hasEnded, isOf } from './response.ts'

const kindOf = (name: string) => `https://lune.example/fhir/CodeSystem/form-kind|${name}`
const kind = kindOf('ward-assessment')

/** The forms of one kind of work. They change a few times a year. */
export const formsOf = (name: string) =>
  queryOptions({
    queryKey: ['forms', name],
    queryFn: async () => {
      const { resources } = await fhir.search('Questionnaire', { context: kindOf(name), status: 'active' })
      return resources.map(toForm).toSorted((one, other) => one.title.localeCompare(other.title))
    },
    staleTime: 60 * 60_000,
    refetchOnWindowFocus: false,
  })
export const wardForms = formsOf('ward-assessment')

const newest = 100

/** The newest filled-in forms of one patient, whatever form they are of. */
export const filledForms = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'forms'],
    queryFn: async () => {
      const found = await pageAbout('QuestionnaireResponse', patientId, { _sort: '-authored' }, newest)
      const kept = found.resources.filter(({ status }) => status === 'completed' || status === 'amended')
      return { responses: kept, withheld: found.withheld, complete: found.complete }
    },
  })

/** When each form was last filled in for each of these patients: `patient form-url` → milliseconds. */
export const lastFilled = (wardId: string, patientIds: readonly string[]) =>
  queryOptions({
    queryKey: ['ward', wardId, 'forms', patientIds],
    queryFn: async () => {
      const [forms, found] = await Promise.all([
        fhir.search('Questionnaire', { context: kind, status: 'active' }),
        fhir.search('QuestionnaireResponse', {
          patient: patientIds.join(','),
          status: 'completed,amended',
          _elements: 'questionnaire,authored,subject,status,extension',
          _count: '1000',
        }),
      ])
      const understood = forms.resources.map(toForm)
      const last = new Map<string, number>()
      const ended = new Map<string, boolean>()
      for (const response of found.resources) {
        const patientId = referenceId(response.subject, 'Patient') ?? ''
        // H1: an answer about somebody who was not asked for is no answer.
        if (!patientIds.includes(patientId))
          throw new Error('The record answered about somebody else. Nothing of it is shown.')
        const at = Date.parse(response.authored ?? '')
        const form = understood.find((one) => isOf(response, one))
        const key = form && lastKey(patientId, form.id)
        if (!key || at <= (last.get(key) ?? 0)) continue
        last.set(key, at)
        ended.set(key, hasEnded(response))
      }
      // What has ended is due no more than what was never begun.
      for (const [key, over] of ended) if (over) last.delete(key)
      return { forms: understood, last, withheld: found.withheld }
    },
  })

export const lastKey = (patientId: string, formId: string) => `${patientId} ${formId}`
