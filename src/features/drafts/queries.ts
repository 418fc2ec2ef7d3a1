import { queryOptions } from '@tanstack/react-query'

import { draftTags } from '#auth/drafts.ts'
import { sdsUserSystem } from '#clinical/care/task.ts'
import { fhir } from '#fhir/client.ts'

import { toBegun } from './model.ts'

/** Everything this person has begun and not signed, whoever it is about and wherever it was begun. */
export const begunBy = (userId: string) =>
  queryOptions({
    queryKey: ['drafts', userId],
    queryFn: async () => {
      const [notes, requests] = await Promise.all([
        fhir.search('Composition', {
          status: 'preliminary',
          _tag: `${draftTags}|${userId}`,
          _include: 'Composition:subject',
        }),
        fhir.search('ServiceRequest', {
          status: 'draft',
          'requester:identifier': `${sdsUserSystem}|${userId}`,
          _include: 'ServiceRequest:subject',
        }),
      ])
      return toBegun([notes, requests])
    },
  })
