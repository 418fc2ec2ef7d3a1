import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { roleWords } from '#auth/roles.ts'
import { useSession } from '#auth/session.ts'
import { entrySystem, newEntryId, ownOrganisation, recordedBy } from '#clinical/acts/recorded-by.ts'
import { fhir } from '#fhir/client.ts'

import { printing } from './printed.ts'

/** Writes down that it is about to be printed; the browser is asked to print after that alone (domain facts §8.4). */
export function PrintButton({ patientId, what }: { patientId: string; what: string }) {
  const session = useSession()
  const [entryId, setEntryId] = useState(newEntryId) // sent again after a lost answer it finds itself
  const print = useMutation({
    mutationFn: async () => {
      const resource = printing(patientId, what, {
        who: recordedBy(session),
        onBehalfOf: ownOrganisation(session),
        role: roleWords[session.post.role],
        entryId,
        now: new Date(),
      })
      await fhir.transaction([
        {
          fullUrl: `urn:uuid:${crypto.randomUUID()}`,
          resource,
          request: {
            method: 'POST',
            url: 'Provenance',
            ifNoneExist: `_tag=${encodeURIComponent(`${entrySystem}|${entryId}`)}`,
          },
        },
      ])
    },
    onSuccess: () => {
      setEntryId(newEntryId())
      // after React has said that it is done
      setTimeout(() => window.print())
    },
  })
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={print.isPending}
        onClick={() => {
          if (!print.isPending) print.mutate()
        }}
      >
        {print.isPending ? 'Writing down…' : 'Print both eyes'}
      </button>
      {print.error && (
        <span role="alert" className="error">
          Not printed: it could not be written down. {print.error.message}
        </span>
      )}
    </>
  )
}
