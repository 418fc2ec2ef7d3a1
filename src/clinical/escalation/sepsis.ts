import type { Task } from 'fhir/r4'

import { entryIdentifier, recordedBy } from '#clinical/acts/recorded-by.ts'
import { doerConcept } from '#clinical/care/doer.ts'
import type { Who } from '#clinical/care/task-steps.ts'
import type { Stored } from '#fhir/client.ts'

import { after } from './chain.ts'
import { causeOf, inputsOf, stepCode } from './steps.ts'

/**
 * What follows when sepsis is suspected. Adults of 16 and over, not pregnant: NICE NG51, now NG253 (domain facts §2.6, general
 * knowledge: configurable, to be confirmed by the trust, shown with its source). Children NG254, pregnancy NG255: their
 * clocks are not loaded here.
 */
export const sepsisSource =
  'NICE NG51/NG253 and Sepsis Six: times to be confirmed by the trust. Children NG254, pregnancy NG255: their clocks are not loaded'

export const highRiskSigns = 'Deteriorating, mottled or ashen, cyanosed, or a non-blanching rash'

type Risk = { level: 'high' | 'moderate' | 'not by this table'; words: string; tasks: readonly ToDo[] }
type ToDo = { code: string; what: string; within: number }

const hour = 60
/** Sepsis Six, within the hour. */
const six: readonly ToDo[] = [
  { code: 'oxygen', what: 'Oxygen if needed', within: hour },
  { code: 'cultures', what: 'Blood cultures', within: hour },
  { code: 'antibiotics', what: 'IV antibiotics', within: hour },
  { code: 'fluids', what: 'IV fluids', within: hour },
  {
    code: 'lactate',
    what: 'Lactate (over 2 mmol/L raises the risk, 4 or more: critical care)',
    within: hour,
  },
  { code: 'urine', what: 'Measure urine output', within: hour },
]

export function sepsisRisk({
  total,
  any3,
  signs,
}: {
  total: number | undefined
  any3: boolean
  signs: boolean
}): Risk {
  if (total === undefined)
    return {
      level: 'not by this table',
      words: 'assess by the guideline for this patient',
      tasks: [{ code: 'assess', what: 'Senior clinician assesses for sepsis', within: hour }],
    }
  if (total >= 7 || (total >= 5 && (any3 || signs)))
    return { level: 'high', words: 'high risk, antibiotics within 1 hour', tasks: six }
  return {
    level: 'moderate',
    words: 'moderate risk, decide on antibiotics within 3 hours',
    tasks: [{ code: 'decide', what: 'Decide on antibiotics', within: 3 * hour }],
  }
}

/** The bundle of one prompt that was answered with yes; the clock runs from when the set was observed. */
export function bundleTasks(prompt: Stored<Task>, { tasks, words }: Risk, { session, now }: Who): Task[] {
  const from = prompt.restriction?.period?.start ?? now.toISOString()
  const { groupIdentifier, focus, reasonReference, encounter } = prompt
  return tasks.map(({ code, what, within }) => ({
    resourceType: 'Task',
    identifier: [entryIdentifier(session, `sepsis-${prompt.id}-${code}`)],
    ...(groupIdentifier ? { groupIdentifier } : {}),
    status: 'requested',
    intent: 'order',
    priority: 'asap',
    code: stepCode('bundle', what),
    description: `Suspected sepsis, ${words}. ${what}`,
    ...(focus ? { focus } : {}),
    ...(reasonReference ? { reasonReference } : {}),
    ...(prompt.for ? { for: prompt.for } : {}),
    ...(encounter ? { encounter } : {}),
    authoredOn: now.toISOString(),
    lastModified: now.toISOString(),
    requester: recordedBy(session),
    performerType: [doerConcept('nurse', 'Nurses and doctors of the ward')],
    restriction: { period: { start: from, end: after(from, within) } },
    input: inputsOf({ because: causeOf(prompt).because ?? 'Suspected sepsis', source: sepsisSource }),
    partOf: [{ reference: `Task/${prompt.id}` }],
  }))
}
