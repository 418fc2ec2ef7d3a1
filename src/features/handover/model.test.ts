import type { Communication, Observation, Task } from 'fhir/r4'
import { describe, expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import {
  type Answers,
  changesSince,
  factsOf,
  fromWords,
  handedOver,
  initialsOf,
  noWords,
  toSheet,
  withWords,
} from './model.ts'

const post = {
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  id: '1',
  title: 'Nurse',
  areas: [],
  role: 'nurse' as const,
}
const session = { userId: '1', name: 'Mr Daniel Okoro', post }
const words = { ...noWords, situation: 'Chest pain settled', recommendation: 'Repeat ECG at 22:00' }
const sheet = fromWords(words, 'e', { patientId: 'p', session, actId: 'x' })
const stored = (one: Communication, id = 'c'): Stored<Communication> => ({ ...one, id })
const none: Answers = {
  communications: [],
  observations: [],
  conditions: [],
  allergies: [],
  flags: [],
  tasks: [],
  reports: [],
}
const score = (id: string, at: string, value: number): Stored<Observation> => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: {},
  subject: { reference: 'Patient/p' },
  effectiveDateTime: at,
  valueQuantity: { value },
})
const task = (id: string, rest: Partial<Task>): Stored<Task> => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  description: id,
  for: { reference: 'Patient/p' },
  ...rest,
})

describe('what the shift writes', () => {
  it('is kept part by part and read back the same; a part with nothing in it is not there', () => {
    expect(sheet.payload).toHaveLength(2)
    expect(toSheet(stored(sheet))).toMatchObject({ words, handedOver: undefined })
    expect(toSheet(stored(withWords(sheet, { ...words, situation: '' }))).words.situation).toBe('')
  })
  it('carries who passed it on and when, once it is handed over', () => {
    const given = handedOver(sheet, session, new Date('2026-03-14T07:30:00Z'))
    expect(toSheet(stored(given)).handedOver).toEqual({
      at: '2026-03-14T07:30:00.000Z',
      by: 'Mr Daniel Okoro',
    })
  })
  it('is read even without parts, and from a bare resource', () => {
    const foreign = { ...sheet, payload: [{ contentString: 'Whole' }, { contentString: 'words' }] }
    expect(toSheet(stored(foreign)).words.situation).toBe('Whole\nwords')
    expect(toSheet({ resourceType: 'Communication', id: 'x', status: 'unknown' }).words).toEqual(noWords)
  })
})

describe('what is new since the last handover', () => {
  const last = stored(handedOver(sheet, session, new Date('2026-03-14T07:30:00Z')))
  it('is the scores, tasks and results of after it', () => {
    const facts = factsOf('p', {
      ...none,
      communications: [last],
      observations: [
        score('a', '2026-03-14T06:00:00Z', 2),
        score('b', '2026-03-14T09:00:00Z', 4),
        score('c', '2026-03-14T10:00:00Z', 6),
      ],
      tasks: [
        task('Old', { authoredOn: '2026-03-14T05:00:00Z' }),
        task('Turn', { authoredOn: '2026-03-14T08:00:00Z' }),
      ],
      reports: [
        {
          resourceType: 'DiagnosticReport',
          id: 'r',
          status: 'final',
          code: { text: 'Troponin' },
          subject: { reference: 'Patient/p' },
          issued: '2026-03-14T09:10:00Z',
        },
      ],
    })
    expect(changesSince(facts)).toEqual(['NEWS2 2 → 6 in 2 new sets', 'Result: Troponin', 'New task: Turn'])
  })
  it('is nothing when nothing came, and not known when there was no handover', () => {
    expect(changesSince(factsOf('p', { ...none, communications: [last] }))).toEqual([])
    expect(changesSince(factsOf('p', none))).toBeUndefined()
  })
})

it('leaves out what is about somebody else, taken back or done', () => {
  const facts = factsOf('p', {
    ...none,
    observations: [
      { ...score('x', '2026-03-14T06:00:00Z', 9), status: 'entered-in-error' },
      { ...score('y', '2026-03-14T06:00:00Z', 9), subject: { reference: 'Patient/q' } },
    ],
    tasks: [task('Done', { status: 'completed' })],
  })
  expect(facts).toMatchObject({ scores: [], tasks: [] })
})

it.each([
  ['Mr Daniel Okoro', 'DO'],
  ['Dr Amina Hargreaves-Shah', 'AHS'],
])('%s signs a printed sheet as %s', (name, initials) => expect(initialsOf(name)).toBe(initials))
