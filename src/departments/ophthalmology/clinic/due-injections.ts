import { queryOptions } from '@tanstack/react-query'
import type { Patient, ServiceRequest } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { type Eye, eyeOf } from '#departments/ophthalmology/eye/eye.ts'
import { type Visit, visitsOf } from '#departments/ophthalmology/treatment/course.ts'
import { afterWeeks, daysBetween, weeksBetween } from '#departments/ophthalmology/treatment/interval.ts'
import { kindSystem, ophthalmology } from '#departments/ophthalmology/treatment/treating.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

/** One injection that is due, and what came before it. */
export type DueInjection = {
  id: string
  patient: PatientIdentity | undefined
  eye: Eye | undefined
  what: string
  on: string | undefined
  /** Days after the day it was due; none when it is still to come */
  late: number
  /** Weeks since the last injection of this eye; undefined when none is in the record */
  sinceLast: number | undefined
  /** Visits without an injection since then */
  missed: Visit[]
}

/** `of`: the visits of the same patient */
export function toDueInjection(
  request: Stored<ServiceRequest>,
  patient: Stored<Patient> | undefined,
  of: readonly Visit[],
  today: string,
): DueInjection {
  const eye = eyeOf(request.bodySite, request)
  const those = of.filter((one) => one.eye === eye)
  const last = those.findLast(({ given }) => given)?.when
  return {
    id: request.id,
    patient: patient && toIdentity(patient),
    eye,
    what: textOf(request.code, 'Injection').replace(/^Injection: /, ''),
    on: request.occurrenceDateTime,
    late: Math.max(0, daysBetween(request.occurrenceDateTime, today) ?? 0),
    sinceLast: weeksBetween(last, today),
    missed: those.filter(({ given, when }) => !given && (last === undefined || (when ?? '') > last)),
  }
}

/** Patients whose visits are asked for at once */
const together = 50

/** Injections that are due within four weeks for the patients of an organisation, the first of them first. */
export const dueInjections = (orgCode: string, today: string) =>
  queryOptions({
    queryKey: ['ophthalmology', 'due', orgCode, today],
    queryFn: async () => {
      const { resources, included, withheld } = await fhir.search('ServiceRequest', {
        category: `${ophthalmology.system}|${ophthalmology.code}`,
        intent: 'plan',
        status: 'active',
        code: `${kindSystem}|injection`,
        occurrence: `le${afterWeeks(today, 4)}`,
        'patient:Patient.organization:Organization.identifier': `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`,
        _include: 'ServiceRequest:patient',
        _sort: 'occurrence',
      })
      const ids = [...new Set(resources.flatMap(({ subject }) => referenceId(subject, 'Patient') ?? []))]
      const visits = await visitsOfPatients(ids, afterWeeks(today, -78))
      return {
        due: resources.map((one) => {
          const id = referenceId(one.subject, 'Patient')
          const patient = included.find(
            (found): found is Stored<Patient> => found.resourceType === 'Patient' && found.id === id,
          )
          return toDueInjection(one, patient, visits.get(id ?? '') ?? [], today)
        }),
        withheld,
      }
    },
    refetchInterval: 5 * 60_000,
  })

async function visitsOfPatients(ids: readonly string[], since: string): Promise<Map<string, Visit[]>> {
  const some = Array.from({ length: Math.ceil(ids.length / together) }, (_, index) =>
    ids.slice(index * together, (index + 1) * together),
  )
  const found = await Promise.all(
    some.map((patients) =>
      fhir.search('Procedure', {
        patient: patients.join(','),
        code: `${kindSystem}|injection`,
        date: `ge${since}`,
      }),
    ),
  )
  const all = found.flatMap(({ resources }) => resources)
  return new Map(
    ids.map((id) => [id, visitsOf(all.filter(({ subject }) => referenceId(subject, 'Patient') === id))]),
  )
}
