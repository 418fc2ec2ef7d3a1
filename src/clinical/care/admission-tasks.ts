import { queryOptions } from '@tanstack/react-query'
import type { PlanDefinition, PlanDefinitionAction, Reference, Task } from 'fhir/r4'

import { listOf } from '#clinical/entries/lenient.ts'
import { fhir } from '#fhir/client.ts'

import type { Who } from './task-steps.ts'
import { toWardTask } from './ward-task.ts'

/** What a stay on a ward begins with: data of the record, a PlanDefinition a trust keeps as its own. */
export type AdmissionPlan = { source: string | undefined; items: readonly Item[] }
type Item = {
  code: string
  what: string
  within: number | undefined
  doer: string | undefined
  again: string
}

export const admissionPlan = queryOptions({
  queryKey: ['admission-plan'],
  queryFn: async () => {
    const identifier = 'https://lune.example/fhir/Id/plan|ward-admission'
    const { resources } = await fhir.search('PlanDefinition', { identifier, status: 'active' })
    return toAdmissionPlan(resources[0])
  },
  staleTime: 60 * 60_000,
  refetchOnWindowFocus: false,
})

const again = 'https://lune.example/fhir/StructureDefinition/task-repeat-code'

export const toAdmissionPlan = (plan: PlanDefinition | undefined): AdmissionPlan => ({
  source: plan?.copyright,
  items: listOf(plan?.action).flatMap((action, index): Item[] => {
    const what = action.title?.trim() || action.description?.trim()
    if (!what) return []
    return [
      {
        code: action.id ?? String(index),
        what,
        within: hoursIn(action),
        doer: listOf(action.participant).flatMap(({ role }) => listOf(role?.coding))[0]?.code,
        again: action.extension?.find(({ url }) => url === again)?.valueCode ?? '',
      },
    ]
  }),
})

const hoursIn = ({ timingDuration: { value, code } = {} }: PlanDefinitionAction) =>
  code === 'h' ? value : code === 'd' && value !== undefined ? value * 24 : undefined

type Stay = Who & {
  patientId: string
  encounter: Reference
  /** What the stay is known by: its id, or what it was admitted with */
  key: string
  since: string | undefined
}

/** Found again by the stay: whoever asks for them, and however often, they are there once. */
const entryId = (key: string, code: string) => `${firstTask}${key}-${code}`
const firstTask = 'admission-'

/** Is this one of the tasks a stay begins with? */
export const isFirstTask = ({ identifier }: Task): boolean =>
  listOf(identifier).some(({ value }) => value?.startsWith(firstTask))

/** The tasks of one stay, due from when it began. */
export const admissionTasks = ({ items }: AdmissionPlan, { key, since, ...about }: Stay): Task[] =>
  items.map(({ code, what, within, doer, again }) => {
    const from = Date.parse(since ?? '') || about.now.getTime()
    const due = within === undefined ? undefined : new Date(from + within * 3_600_000).toISOString()
    return toWardTask({ what, doer, due, repeat: again }, { ...about, entryId: entryId(key, code) })
  })
