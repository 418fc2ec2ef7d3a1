import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'
import { openStatuses, tasksKey } from '#clinical/care/task.ts'

import { toOutstanding } from './model.ts'

/** Every list of tasks that is not one patient's. */
export const taskLists = ['task-lists'] as const

export const outstandingTasks = (patientId: string) =>
  queryOptions({
    queryKey: [...tasksKey(patientId), 'outstanding'],
    queryFn: async () => toOutstanding(await searchAbout('Task', patientId, { status: openStatuses })),
  })
