import { queryOptions } from '@tanstack/react-query'
import type { Patient } from 'fhir/r4'

import { toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'

/** The whole record of who somebody is; the same that their details are shown from. */
export const patientRecord = (patientId: string) =>
  queryOptions({
    queryKey: ['patient', patientId, 'details'],
    queryFn: () => fhir.read('Patient', patientId),
  })

/** Of a sensitive record addresses and contacts are kept back, and the server lets nobody write over them. */
export const isWithheld = (patient: Stored<Patient>): boolean => toIdentity(patient).confidentiality === 'R'
