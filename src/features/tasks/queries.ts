import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

import { toOutstanding } from './model.ts'

export const outstandingTasks = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'tasks', 'outstanding'],
    queryFn: async () =>
      toOutstanding(
        await searchAbout('Task', patientId, {
          status: 'draft,requested,received,accepted,ready,in-progress,on-hold',
        }),
      ),
  })
