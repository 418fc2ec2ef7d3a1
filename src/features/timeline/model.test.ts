import type { Encounter, Procedure } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { timelineNotes, toTimeline } from './model.ts'

const none = { resources: [], included: [], withheld: 0, complete: true }
const visit = (id: string, start?: string): Stored<Encounter> => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { code: 'AMB' },
  ...(start ? { period: { start } } : {}),
})
const procedure: Stored<Procedure> = {
  resourceType: 'Procedure',
  id: 'p',
  status: 'not-done',
  subject: {},
  performedDateTime: '2026-02',
}
const answers = { visits: none, procedures: none, reports: none, documents: none }

it('is the newest first, and what has no date last', () => {
  const visits = { ...none, resources: [visit('none'), visit('old', '2020'), visit('new', '2026-03-01')] }
  const { events } = toTimeline({ ...answers, visits, procedures: { ...none, resources: [procedure] } })
  expect(events.map(({ id }) => id)).toEqual(['visit-new', 'procedure-p', 'visit-old', 'visit-none'])
})

it('says what was not done, and hides what was entered in error', () => {
  const wrong = { ...procedure, id: 'wrong', status: 'entered-in-error' as const }
  const { events } = toTimeline({ ...answers, procedures: { ...none, resources: [procedure, wrong] } })
  expect(events).toMatchObject([{ words: 'Procedure not named', detail: 'Not done' }])
})

it('says from which day on each kind is whole', () => {
  const visits = { ...none, resources: [visit('a', '2026-03-01'), visit('b', '2025-01-31')], complete: false }
  const notes = timelineNotes(toTimeline({ ...answers, visits }))
  expect(notes[0]).toBe('Visits before 31-Jan-2025 are not loaded here.')
})
