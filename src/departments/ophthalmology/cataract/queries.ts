import { queryOptions } from '@tanstack/react-query'

import { ordersKey } from '#clinical/care/order.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { referenceId } from '#clinical/patient/about-patient.ts'
import { biometryCode } from '#departments/ophthalmology/biometry/biometry.ts'
import { fhir, type ResourceType, type Stored } from '#fhir/client.ts'
import type { FhirResource, Observation } from 'fhir/r4'

import { cataractCategory, listingsOf } from './listing.ts'

const category = `${cataractCategory.system}|${cataractCategory.code}`
const biometryToken = `${biometryCode.system}|${biometryCode.code}`
export const cataractKey = ['ophthalmology', 'cataract'] as const

const withAll = {
  _include: ['ServiceRequest:patient', 'ServiceRequest:based-on'],
  _revinclude: ['DeviceRequest:based-on', 'Procedure:based-on', 'Task:focus', 'Consent:data'],
  '_revinclude:iterate': 'Observation:part-of',
}
/** So many go with one question: an address has its length */
const together = 40

/** Everybody of an organisation who is listed, or whose outcome is due: whole, or it could not be loaded. */
export const cataractList = (orgCode: string, since: string) =>
  queryOptions({
    queryKey: [...cataractKey, orgCode, since],
    queryFn: async () => {
      const asked = {
        category,
        'patient:Patient.organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        ...withAll,
        _count: '50',
      }
      const [open, done] = await Promise.all([
        fhir.search('ServiceRequest', { ...asked, status: 'active,on-hold' }),
        fhir.search('ServiceRequest', { ...asked, status: 'completed', _lastUpdated: `ge${since}` }),
      ])
      const requests = [...open.resources, ...done.resources]
      const included = [...open.included, ...done.included]
      const patients = [...new Set(requests.flatMap(({ subject }) => referenceId(subject, 'Patient') ?? []))]
      const biometries = await biometriesOf(patients)
      return {
        listings: listingsOf({ requests, included, biometries: biometries.resources }),
        people: included.filter((one) => one.resourceType === 'Patient'),
        withheld: open.withheld + done.withheld + biometries.withheld,
      }
    },
    refetchInterval: 60_000,
  })

async function biometriesOf(patients: readonly string[]) {
  const parts: string[][] = []
  for (let from = 0; from < patients.length; from += together)
    parts.push(patients.slice(from, from + together))
  const found = await Promise.all(
    parts.map((some) => fhir.search('Observation', { code: biometryToken, patient: some.join() })),
  )
  return {
    resources: found.flatMap(({ resources }): Stored<Observation>[] => resources),
    withheld: found.reduce((sum, { withheld }) => sum + withheld, 0),
  }
}

/** Below the orders of this patient: what changes one refreshes the other. */
const surgeryKey = (patientId: string) => [...ordersKey(patientId), 'eye surgery'] as const

/** Both eyes of one patient: listings, biometry, lenses, operations and what came of them. */
export const eyeSurgery = (patientId: string) =>
  queryOptions({
    queryKey: surgeryKey(patientId),
    queryFn: async () => {
      const about = <T extends ResourceType>(type: T, params: Record<string, string> = {}) =>
        searchAbout(type, patientId, params)
      const all = await Promise.all([
        about('ServiceRequest'),
        about('DeviceRequest'),
        about('Procedure', { category: 'http://snomed.info/sct|394594003' }),
        about('Task', { 'focus:ServiceRequest.category': category }),
        about('Consent'),
        about('Observation', { 'part-of:Procedure.category': 'http://snomed.info/sct|394594003' }),
        about('Observation', { code: biometryToken }),
        about('Device'),
      ])
      const [requests, lenses, operations, tasks, consents, outcomes, biometries, devices] = all
      const included: Stored<FhirResource>[] = [
        ...requests.resources,
        ...lenses.resources,
        ...operations.resources,
        ...tasks.resources,
        ...consents.resources,
        ...outcomes.resources,
      ]
      return {
        listings: listingsOf({ requests: requests.resources, included, biometries: biometries.resources }),
        biometries: biometries.resources,
        operations: operations.resources,
        devices: devices.resources,
        waiting: requests.resources,
        withheld: all.reduce((sum, one) => sum + one.withheld, 0),
      }
    },
  })
