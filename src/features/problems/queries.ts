import { queryOptions } from '@tanstack/react-query'

import { searchAbout } from '#clinical/entries/entries.ts'

import { toProblemList } from './model.ts'

export const problemList = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'problems'],
    queryFn: async () => toProblemList(await searchAbout('Condition', patientId)),
  })
