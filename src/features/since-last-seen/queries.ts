import { queryOptions } from '@tanstack/react-query'

import { pageAbout } from '#clinical/entries/entries.ts'

import { type Found, kinds, toChanges } from './model.ts'

const most = 100

/** What is new or changed in the record since then, by kind; a kind that cannot be asked for is named, not left out. */
export const changesSince = (patientId: string, since: string | undefined) =>
  queryOptions({
    queryKey: ['patient', patientId, 'changes since', since],
    enabled: since !== undefined,
    queryFn: async () => {
      const asked = await Promise.allSettled(
        kinds.map(({ type, ...kind }) =>
          pageAbout(
            type,
            patientId,
            { ...('params' in kind ? kind.params : {}), _lastUpdated: `gt${since}` },
            most,
          ),
        ),
      )
      const [first] = asked
      // Nothing at all could be asked: that is a failure, not eleven unknown kinds.
      if (asked.every(({ status }) => status === 'rejected') && first?.status === 'rejected')
        throw first.reason
      return toChanges(
        asked.map((one): Found => (one.status === 'fulfilled' ? one.value : 'could not be asked')),
      )
    },
  })
