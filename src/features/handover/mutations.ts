import { useMutation, useQueryClient } from '@tanstack/react-query'

import { useSession } from '#auth/session.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { fhir } from '#fhir/client.ts'

import { patchHandover } from './patch.ts'
import { handoverKey } from './queries.ts'
import { fromWords, handedOver, type Sheet, withWords, type Words } from './sheet.ts'

type About = {
  wardId: string
  patientId: string
  encounterId: string
  sheet: Sheet | undefined
  last: Sheet | undefined
}

/** Keeps what the shift says of one patient, against the words that were on the screen. */
export function useWriteHandover({ wardId, patientId, encounterId, sheet, last }: About) {
  const queryClient = useQueryClient()
  const act = useAct<Words>(
    patientId,
    (words, actor) =>
      sheet
        ? { change: [{ seen: sheet.resource, to: withWords(sheet.resource, words, actor) }] }
        : { make: [{ resource: fromWords(words, { encounterId, last }, actor) }], shared: true },
    [],
  )
  // of this patient alone, also after a refusal: somebody else may have been first
  const mutateAsync = (words: Words) =>
    act.mutateAsync(words).finally(() => patchHandover(queryClient, wardId, [patientId]))
  return { ...act, mutateAsync }
}

/** Passes on everything the shift has written, all of it or nothing; refused when somebody is still writing. */
export function useHandOver(wardId: string) {
  const queryClient = useQueryClient()
  const session = useSession()
  return useMutation({
    mutationFn: (sheets: readonly Sheet[]) => {
      const now = new Date()
      return fhir.transaction(
        sheets.map(({ resource }) => ({
          resource: { ...handedOver(resource, session, now), id: resource.id },
          request: {
            method: 'PUT',
            url: `Communication/${resource.id}`,
            ifMatch: `W/"${resource.meta?.versionId ?? ''}"`,
          },
        })),
      )
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: handoverKey(wardId) }),
  })
}
