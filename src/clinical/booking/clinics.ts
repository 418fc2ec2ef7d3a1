import { queryOptions } from '@tanstack/react-query'
import type { FhirResource, Location, Schedule } from 'fhir/r4'

import { referenceId } from '#clinical/patient/about-patient.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { staffName } from '#fhir/names.ts'

import { ofType } from './of-type.ts'

/** A clinic: whose places in which room of which site. One FHIR Schedule. */
export type Clinic = {
  id: string
  /** The place, and who holds it where that is known: `Eye Clinic – Dr Ann Lee` */
  name: string
  locationId: string | undefined
  place: string
  speciality: string
  clinicianId: string | undefined
  clinician: string | undefined
  siteId: string | undefined
  site: string
  address: string[]
  schedule: Stored<Schedule>
}

const ods = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** The clinics of one organisation, by name. */
export const clinicsOf = (orgCode: string) =>
  queryOptions({
    queryKey: ['clinics', orgCode],
    queryFn: async () => {
      const { resources, included } = await fhir.search('Schedule', {
        active: 'true',
        _include: 'Schedule:actor',
        '_include:iterate': ['Location:partof', 'Location:organization'],
      })
      return toClinics(resources, included, orgCode)
    },
    staleTime: 5 * 60_000,
  })

function toClinics(
  schedules: readonly Stored<Schedule>[],
  included: readonly Stored<FhirResource>[],
  orgCode: string,
): Clinic[] {
  const places = ofType(included, 'Location')
  const doctors = ofType(included, 'Practitioner')
  const organisations = ofType(included, 'Organization')
  const isOurs = (place: Location | undefined) =>
    listOf(
      organisations.find(({ id }) => id === referenceId(place?.managingOrganization, 'Organization'))
        ?.identifier,
    ).some(({ system, value }) => system === ods && value === orgCode)
  return schedules
    .map((schedule) => {
      const idOf = (type: string) =>
        listOf(schedule.actor)
          .map((actor) => referenceId(actor, type))
          .find(Boolean)
      const place = places.find(({ id }) => id === idOf('Location'))
      const doctor = doctors.find(({ id }) => id === idOf('Practitioner'))
      const site = places.find(({ id }) => id === referenceId(place?.partOf, 'Location'))
      const clinician = doctor && staffName(doctor.name)
      const placeName = place?.name ?? 'Clinic without a name'
      const { line = [], city, postalCode } = site?.address ?? {}
      const clinic: Clinic = {
        id: schedule.id,
        name: [placeName, clinician].filter(Boolean).join(' – '),
        locationId: place?.id,
        place: placeName,
        speciality: textOf(schedule.specialty?.[0] ?? schedule.serviceType?.[0], 'Specialty not recorded'),
        clinicianId: doctor?.id,
        clinician,
        siteId: site?.id,
        site: site?.name ?? 'Site not recorded',
        address: [...new Set([...line, city, postalCode].flatMap((words) => words ?? []))],
        schedule,
      }
      return { clinic, ours: isOurs(place) }
    })
    .filter(({ ours }) => ours)
    .map(({ clinic }) => clinic)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB', { numeric: true }))
}
