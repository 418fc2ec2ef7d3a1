import type { Composition, FhirResource } from 'fhir/r4'

import { useSession } from '#auth/session.ts'
import { aboutPatient } from '#clinical/patient/about-patient.ts'
import { notesKey } from '#clinical/writing/draft-queries.ts'
import { signed } from '#clinical/acts/signing.ts'
import { useAct } from '#clinical/acts/use-act.ts'
import { fhir, type ResourceType, type Stored } from '#fhir/client.ts'
import { FhirError } from '#fhir/errors.ts'
import { recordAddress } from '#lib/config.ts'

import { addressesIn, toDocument, toReference } from './to-document.ts'

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
        Promise.all(addressesIn(draft).map((address) => there(address, patientId))),
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

/** As the record holds it now; what has gone from it meanwhile stands in words alone. Any other failure stops the signing. */
async function there(address: string, patientId: string): Promise<Stored<FhirResource> | undefined> {
  const [type = '', id = ''] = address.split('/')
  try {
    // the address was written by us, of a resource that was read
    const resource = await fhir.read(type as ResourceType, id)
    return type === 'Patient' ? resource : aboutPatient([resource], patientId)[0]
  } catch (error) {
    if (error instanceof FhirError && error.kind === 'missing') return undefined
    throw error
  }
}
