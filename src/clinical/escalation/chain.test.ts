import type { BundleEntry, FhirResource, Task } from 'fhir/r4'
import { expect, it } from 'vitest'

import type { Stored } from '#fhir/client.ts'

import { escalationAmended, escalationWithdrawn } from './after-change.ts'
import type { Asked } from './asked.ts'
import { chainEntries, newChainUrls, type OfSet } from './chain.ts'
import { bundleTasks, sepsisRisk } from './sepsis.ts'

const of: OfSet = {
  setId: 'set',
  urls: newChainUrls(),
  patientId: 'ada',
  encounterId: 'stay',
  author: { identifier: { value: '1' }, display: 'Joy Ashworth' },
  organisation: { identifier: { value: 'RXR' }, display: 'East Lancashire' },
  focus: 'urn:uuid:score',
  observedAt: '2026-03-05T23:50:00+00:00',
  enteredAt: '2026-03-05T23:52:00Z',
}
const seven: Asked = {
  urgency: 'asap',
  because: 'NEWS2 7, high',
  to: 'specialist-registrar',
  words: 'Specialist registrar or above',
  next: 'critical-care',
  tellWithin: 10,
  reviewWithin: 30,
  review: 'Emergency assessment',
  source: 'RCP',
  sepsis: { total: 7, any3: true, within: 15 },
}
const five: Asked = {
  ...seven,
  urgency: 'urgent',
  because: 'NEWS2 5, medium',
  to: 'medical-team',
  words: 'Medical team',
  next: 'specialist-registrar',
}
const three: Asked = { ...five, because: 'NEWS2 3, 3 in one reading', sepsis: undefined }

const tasksIn = (entries: BundleEntry<FhirResource>[]) =>
  entries.flatMap(({ resource }) => (resource?.resourceType === 'Task' ? resource : []))
const stored = (asked: Asked): Stored<Task>[] =>
  tasksIn(chainEntries(asked, of)).map((task, index) => ({
    ...task,
    id: `t${index}`,
    meta: { versionId: '1' },
  }))

it('is who to tell, who reviews, and whether it could be sepsis, each with its time, belonging to the set', () => {
  const tasks = tasksIn(chainEntries(seven, of))
  expect(tasks.map(({ description, restriction }) => [description, restriction?.period?.end])).toEqual([
    ['NEWS2 7, high. Tell: Specialist registrar or above', '2026-03-06T00:00:00.000Z'],
    ['NEWS2 7, high. Specialist registrar or above: emergency assessment', '2026-03-06T00:20:00.000Z'],
    ['NEWS2 7, high. Could this be sepsis?', '2026-03-06T00:05:00.000Z'],
  ])
  for (const task of tasks) {
    expect(task).toMatchObject({
      for: { reference: 'Patient/ada' },
      encounter: { reference: 'Encounter/stay' },
      focus: { reference: 'urn:uuid:score' },
      reasonReference: { reference: 'urn:uuid:score' },
      groupIdentifier: { value: 'set' },
    })
  }
  expect(tasks.slice(1).map(({ partOf }) => partOf)).toEqual([
    [{ reference: of.urls.tell }],
    [{ reference: of.urls.tell }],
  ])
})

it('is found again when the set is sent twice', () => {
  expect(chainEntries(seven, of).map(({ request }) => request?.ifNoneExist)).toEqual(
    ['tell', 'review', 'sepsis'].map(
      (step) => `identifier=${encodeURIComponent(`https://lune.example/fhir/Id/entry|set/${step}`)}`,
    ),
  )
})

const post = {
  id: '1',
  orgCode: 'RXR',
  orgName: 'East Lancashire',
  title: 'Nurse',
  role: 'nurse' as const,
  areas: [],
}
const who = {
  session: { userId: '1', name: 'Joy Ashworth', post },
  now: new Date('2026-03-06T00:10:00Z'),
}
const again: OfSet = { ...of, setId: 'amended', focus: 'urn:uuid:new-score' }
const amended = (before: Asked, asked: Asked | undefined) =>
  tasksIn(escalationAmended(stored(before), { asked, of: again, reason: 'Wrong pulse', who }))

it('is withdrawn with why when its set was a mistake, and stays readable', () => {
  const tasks = tasksIn(escalationWithdrawn(stored(seven), 'Set entered in error: wrong patient', who))
  expect(tasks).toHaveLength(3)
  for (const task of tasks)
    expect(task).toMatchObject({
      status: 'cancelled',
      statusReason: { text: 'Set entered in error: wrong patient' },
      note: [{ text: 'Set entered in error: wrong patient', authorReference: { display: 'Joy Ashworth' } }],
    })
})
it('is left as it was where it is over', () => {
  const done = stored(seven).map((task): Stored<Task> => ({ ...task, status: 'completed' }))
  expect(escalationWithdrawn(done, 'Set entered in error', who)).toEqual([])
})
it('goes on, clocks and all, when the amended set asks for no more, and belongs to the new set', () => {
  const tasks = amended(seven, { ...five, sepsis: seven.sepsis })
  expect(tasks).toHaveLength(3)
  expect(tasks[0]).toMatchObject({
    status: 'requested',
    description: 'NEWS2 5, medium. Tell: Specialist registrar or above',
    focus: { reference: 'urn:uuid:new-score' },
    groupIdentifier: { value: 'amended' },
    restriction: { period: { end: '2026-03-06T00:00:00.000Z' } },
    note: [{ text: 'Set amended (Wrong pulse): now NEWS2 5, medium' }],
  })
})
it('is withdrawn when the amended set asks for nobody', () => {
  expect(amended(seven, undefined).map(({ status }) => status)).toEqual([
    'cancelled',
    'cancelled',
    'cancelled',
  ])
})
it('gives way to a new one when the amended set asks for more', () => {
  expect(amended(five, seven).map(({ status }) => status)).toEqual([
    'cancelled',
    'cancelled',
    'cancelled',
    'requested',
    'requested',
    'requested',
  ])
  // from 3 to 5 the urgency has one name, and yet sepsis has to be thought of
  expect(amended(three, five).filter(({ status }) => status === 'requested')).toHaveLength(3)
})
it('is made when only the amended set asks for one', () => {
  expect(
    tasksIn(escalationAmended([], { asked: seven, of: again, reason: 'Wrong pulse', who })),
  ).toHaveLength(3)
})

it.each([
  [{ total: 7, any3: false, signs: false }, 'high', 6],
  [{ total: 5, any3: true, signs: false }, 'high', 6],
  [{ total: 6, any3: false, signs: true }, 'high', 6],
  [{ total: 6, any3: false, signs: false }, 'moderate', 1],
  [{ total: undefined, any3: false, signs: false }, 'not by this table', 1],
])('suspected sepsis with %j is %s (NICE NG253)', (found, level, count) => {
  const risk = sepsisRisk(found)
  expect([risk.level, risk.tasks.length]).toEqual([level, count])
})
it('counts the hour of the antibiotic from when the set was observed', () => {
  const [, , prompt] = stored(seven)
  if (!prompt) throw new Error('no prompt')
  const tasks = bundleTasks(prompt, sepsisRisk({ total: 7, any3: true, signs: false }), who)
  expect(tasks.find(({ code }) => code?.text === 'IV antibiotics')).toMatchObject({
    restriction: { period: { end: '2026-03-06T00:50:00.000Z' } },
    groupIdentifier: { value: 'set' },
    partOf: [{ reference: 'Task/t2' }],
  })
})
