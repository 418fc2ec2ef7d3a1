import type { Observation, Reference, Task } from 'fhir/r4'

import { people } from '../identity/people.ts'
import { about, type Chart, file } from './chart.ts'
import { coding, concept, hour, instant, minute, ours } from './shapes.ts'
import type { Stay } from './story.ts'
import { chance } from './ward-board.ts'

/** Escalations under way on the acute medical unit: some told and nobody there yet, some on the way, some not told. */

const scoreCode = '1104051000000101'
const rcp = 'NEWS2 clinical response (RCP 2017); review within 60 and 30 minutes as commonly used'

export function escalate(chart: Chart, stay: Stay) {
  if (stay.bed.ward.id !== 'rxr20-amu') return
  const score = chart.resources.findLast(isScore)
  const total = score?.valueQuantity?.value ?? 0
  const at = Date.parse(score?.effectiveDateTime ?? '')
  // The last set asks for it, and is new enough that somebody may still be on the way.
  if (!score || total < 5 || chart.now - at > 2 * hour) return
  const high = total >= 7
  const because = `NEWS2 ${total}, ${high ? 'high' : 'medium'}`
  const [code, words] = high
    ? (['specialist-registrar', 'Specialist registrar or above'] as const)
    : (['medical-team', 'Medical team'] as const)
  const random = chance(stay, 13)
  const told = random.chance(0.7)
  const coming = told && random.chance(0.4)
  const nurse = stay.nurses[0] ?? { display: 'Ward staff' }
  const note = (who: Reference, after: number, text: string) => ({
    authorReference: who,
    time: instant(at + after * minute),
    text,
  })
  const toldNote = note(nurse, 6, `Told ${words.toLowerCase()} at bleep 2214`)
  const shared = {
    intent: 'order' as const,
    priority: high ? ('asap' as const) : ('urgent' as const),
    focus: { reference: `Observation/${score.id}` },
    reasonReference: { reference: `Observation/${score.id}` },
    groupIdentifier: { system: `${ours}/Id/entry`, value: `seed-${score.id}` },
    for: about(chart).subject,
    ...(chart.encounter ? { encounter: chart.encounter } : {}),
    authoredOn: instant(at),
    requester: nurse,
    input: [
      { type: { text: 'Because' }, valueString: because },
      { type: { text: 'Source' }, valueString: rcp },
      { type: { text: 'Total' }, valueInteger: total },
      { type: { text: 'Single 3' }, valueBoolean: high },
      { type: { text: 'Responder' }, valueCode: code },
    ],
  }
  const until = (minutes: number) => ({
    restriction: { period: { start: instant(at), end: instant(at + minutes * minute) } },
  })
  const tell = file(chart, {
    resourceType: 'Task',
    ...shared,
    status: told ? 'completed' : 'requested',
    code: step('tell', `Tell: ${words}`),
    description: `${because}. Tell: ${words}`,
    performerType: [doer('nurse', 'Registered nurse')],
    owner: nurse,
    ...until(10),
    ...(told ? { note: [toldNote] } : {}),
  })
  const what = `${words}: ${high ? 'emergency assessment by a team with critical-care and airway skills; consider level 2 or 3 care' : 'urgent assessment by a team with acute-illness competencies, in a monitored environment'}`
  file(chart, {
    resourceType: 'Task',
    ...shared,
    status: coming ? 'accepted' : told ? 'received' : 'requested',
    code: step('review', what),
    description: `${because}. ${what}`,
    performerType: [doer(code, words)],
    owner: coming ? doctor : trust,
    partOf: [tell],
    ...until(high ? 30 : 60),
    ...(told ? { note: [toldNote, ...(coming ? [note(doctor, 9, 'Accepted, on the way')] : [])] } : {}),
  })
}

const isScore = (one: unknown): one is Observation =>
  typeof one === 'object' &&
  one !== null &&
  'resourceType' in one &&
  one.resourceType === 'Observation' &&
  Boolean((one as Observation).code.coding?.some(({ code }) => code === scoreCode))

const step = (code: string, text: string): NonNullable<Task['code']> => ({
  coding: [
    coding(`${ours}/CodeSystem/task-kind`, 'escalation', 'Escalation'),
    coding(`${ours}/CodeSystem/escalation-step`, code, code === 'tell' ? 'Tell' : 'Review'),
  ],
  text,
})

const doer = (code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/task-doer`, code, words))

const trust: Reference = {
  type: 'Organization',
  identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXR' },
  display: 'East Lancashire Hospitals NHS Trust',
}

const person = people.find(({ user }) => user === 'doctor')
const doctor: Reference = {
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: person?.userId ?? '' },
  display: [person?.title, person?.given, person?.family].filter(Boolean).join(' '),
}
