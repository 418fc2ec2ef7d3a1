import { queryOptions } from '@tanstack/react-query'
import type { FhirResource } from 'fhir/r4'

import { ordersKey } from '#clinical/care/order.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { fhir, type ResourceOf, type ResourceType, type Stored } from '#fhir/client.ts'

import { examinationsOf, type Examination, type Found } from './steps.ts'

/** SNOMED CT 363679005 Imaging: the category of what is asked of the department (UK Core) */
const imaging = '363679005'

export type Listed = { examinations: Examination[]; people: FhirResource[]; withheld: number }

/** The server sends at most so many included resources with a page: with fewer requests on one, all of them come. */
const pageSize = '50'

/** Everything this organisation's patients have been asked for and not had yet: whole, or it could not be loaded. */
export const worklist = (orgCode: string) =>
  queryOptions({
    queryKey: ['radiology', 'worklist', orgCode],
    queryFn: async (): Promise<Listed> => {
      const { resources, included, withheld } = await fhir.search('ServiceRequest', {
        category: imaging,
        status: 'active,on-hold',
        'patient:Patient.organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        _include: 'ServiceRequest:patient',
        _revinclude: [
          'Task:focus',
          'Appointment:based-on',
          'Procedure:based-on',
          'ImagingStudy:basedon',
          'DiagnosticReport:based-on',
        ],
        _count: pageSize,
      })
      return { examinations: examinationsOf(resources, sorted(included)), people: included, withheld }
    },
    refetchInterval: 60_000,
  })

const ofType = <T extends ResourceType>(those: readonly Stored<FhirResource>[], type: T) =>
  those.filter((one): one is Stored<ResourceOf<T>> => one.resourceType === type)

const sorted = (those: readonly Stored<FhirResource>[]): Found => ({
  tasks: ofType(those, 'Task'),
  appointments: ofType(those, 'Appointment'),
  procedures: ofType(those, 'Procedure'),
  studies: ofType(those, 'ImagingStudy'),
  reports: ofType(those, 'DiagnosticReport'),
})

/** Below what is read of this patient's requests: what changes one refreshes the other. */
const imagingKey = (patientId: string) => [...ordersKey(patientId), 'radiology'] as const

/** Every examination of one patient, with what has become of it. */
export const imagingOf = (patientId: string) =>
  queryOptions({
    queryKey: imagingKey(patientId),
    queryFn: async () => {
      const about = <T extends ResourceType>(type: T, params: Record<string, string> = {}) =>
        searchAbout(type, patientId, params)
      const [requests, tasks, appointments, procedures, studies, reports] = await Promise.all([
        about('ServiceRequest', { category: imaging }),
        about('Task', { 'focus:ServiceRequest.category': imaging }),
        about('Appointment', { 'based-on:ServiceRequest.category': imaging }),
        about('Procedure', { 'based-on:ServiceRequest.category': imaging }),
        about('ImagingStudy'),
        about('DiagnosticReport', { 'based-on:ServiceRequest.category': imaging }),
      ])
      const all = [requests, tasks, appointments, procedures, studies, reports]
      return {
        examinations: examinationsOf(requests.resources, {
          tasks: tasks.resources,
          appointments: appointments.resources,
          procedures: procedures.resources,
          studies: studies.resources,
          reports: reports.resources,
        }),
        withheld: all.reduce((sum, one) => sum + one.withheld, 0),
      }
    },
  })
