import type { Bundle, FhirResource } from 'fhir/r4'
import { queryOptions } from '@tanstack/react-query'

import { withdrawnIn } from '#clinical/acts/withdrawn.ts'
import { aboutPatient, recordedIn } from '#clinical/patient/about-patient.ts'
import { toAttachments } from '#clinical/documents/attachment.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { fhir } from '#fhir/client.ts'

import { readDocument } from './document.ts'

/** The FHIR document that a DocumentReference of this patient points to. */
export const documentOf = (patientId: string, referenceId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'documents', 'one', referenceId],
    queryFn: async () => {
      const reference = await fhir.read('DocumentReference', referenceId)
      aboutPatient([reference], patientId)
      const attachments = toAttachments(listOf(reference.content).map(({ attachment }) => attachment))
      const found = attachments.find(({ content }) => content.kind === 'document')?.content
      if (found?.kind !== 'document') throw new Error('This entry holds no FHIR document.')
      // the types leave a Bundle's entries open; every one of them is a FHIR resource
      const bundle = (await fhir.read('Bundle', found.id)) as Bundle<FhirResource>
      return {
        document: readDocument(bundle, recordedIn(reference)?.id ?? patientId),
        withdrawn: withdrawnIn(reference),
      }
    },
  })
