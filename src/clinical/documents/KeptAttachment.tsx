import { queryOptions, useQuery } from '@tanstack/react-query'

import { fhir } from '#fhir/client.ts'
import { Loaded } from '#ui/Loaded.tsx'

import { toAttachment } from './attachment.ts'
import { AttachmentView } from './AttachmentView.tsx'

const binary = (id: string) =>
  queryOptions({
    queryKey: ['binary', id],
    queryFn: () => fhir.read('Binary', id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** Bytes that stand in the record by themselves, fetched with the reader's own token when they are asked for. */
export function KeptAttachment({ title, id, declared }: { title: string; id: string; declared: string }) {
  const query = useQuery(binary(id))
  return (
    <Loaded query={query} what={title}>
      {({ contentType, data }) => {
        const other = declared !== '' && !contentType.toLowerCase().startsWith(declared)
        return (
          <>
            {other && (
              <p className="notice warning">
                It was announced as {declared}, and the record holds {contentType}.
              </p>
            )}
            <AttachmentView attachment={toAttachment({ title, contentType, ...(data ? { data } : {}) })} />
          </>
        )
      }}
    </Loaded>
  )
}
