import type { Composition } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { signed } from '#clinical/acts/signing.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { sourcesOf, there } from '#clinical/writing/sources.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { recordAddress } from '#lib/config.ts'

import { toDocument, toReference } from './to-document.ts'

/** One transaction: the signed composition, the document it makes, and where that stands in the list of documents. */
export function useSignDischarge(patientId: string) {
  const session = useSession()
  return useAct(
    patientId,
    async (draft: Stored<Composition>, { now }) => {
      const composition = signed(draft, session, true, now)
      const entryId = draft.identifier?.value ?? draft.id
      const [patient, entries] = await Promise.all([
        fhir.read('Patient', patientId),
        Promise.all([...sourcesOf(draft).keys()].map((address) => there(address, patientId))),
      ])
      const bundleUrl = `urn:uuid:${crypto.randomUUID()}`
      const document = toDocument({
        composition,
        patient,
        entries: entries.flatMap((one) => one ?? []),
        base: recordAddress() ?? '',
        entryId,
        now,
      })
      return {
        make: [
          { resource: document, fullUrl: bundleUrl },
          { resource: toReference(composition, bundleUrl, entryId, now) },
        ],
        change: [{ seen: draft, to: composition }],
      }
    },
    [notesKey(patientId), ['patient', patientId, 'documents']],
  )
}
