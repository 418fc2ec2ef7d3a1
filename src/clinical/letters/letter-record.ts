import { queryOptions } from '@tanstack/react-query'
import type { Appointment, Organization, Patient, ServiceRequest } from 'fhir/r4'

import { isReferral, referralCategory } from '#auth/limits.ts'
import { channelOf, slotIdOf } from '#clinical/booking/booked.ts'
import { type Clinic, clinicsOf } from '#clinical/booking/clinics.ts'
import { channels, wordsIn } from '#clinical/booking/codes.ts'
import { oneSlot } from '#clinical/booking/one-slot.ts'
import { searchAbout } from '#clinical/entries/entries.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { aboutPatient, referenceId } from '#clinical/patient/about-patient.ts'
import { type PatientIdentity, toIdentity } from '#clinical/patient/patient.ts'
import { fhir, type Stored } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'
import { formatDate, formatTime, londonDate } from '#fhir/dates.ts'
import { staffName } from '#fhir/names.ts'
import { queryClient } from '#lib/query-client.ts'

import { clinicalFacts } from './clinical-facts.ts'
import type { Facts } from './fill.ts'
import { isChild, isWithheld, patientAsPerson, type People, practiceAsPerson } from './people.ts'

/** What letters about one patient are filled in from. */
export type LetterRecord = {
  identity: PatientIdentity
  people: People
  facts: Facts
  /** What could not be asked: nothing is filled in from it, and the writer is told (hazard H5) */
  failed: string[]
  appointment: Stored<Appointment> | undefined
  clinic: Clinic | undefined
}

type About = {
  patientId: string
  orgCode: string
  appointmentId?: string | undefined
  /** Also what is known of the patient’s health: for those letters, and those roles */
  clinical: boolean
}

/** Read once: what somebody writes does not move beneath them. */
export const letterRecord = ({ patientId, orgCode, appointmentId = '', clinical }: About) =>
  queryOptions({
    queryKey: ['patient', patientId, 'letter record', orgCode, appointmentId, clinical],
    queryFn: async (): Promise<LetterRecord> => {
      const failed: string[] = []
      const tolerant = async <T>(what: string, asked: Promise<T>): Promise<T | undefined> => {
        try {
          return await asked
        } catch {
          failed.push(what)
          return undefined
        }
      }
      const [patient, appointment, hospital, referrals, clinics, health] = await Promise.all([
        fhir.read('Patient', patientId),
        appointmentId ? fhir.read('Appointment', appointmentId) : undefined,
        tolerant('the hospital’s details', hospitalOf(orgCode)),
        tolerant('referrals', referralsOf(patientId)),
        appointmentId ? tolerant('clinics', queryClient.query(clinicsOf(orgCode))) : undefined,
        clinical ? clinicalFacts(patientId, tolerant) : {},
      ])
      if (appointment) aboutPatient([appointment], patientId)
      const clinic = appointment && (await tolerant('the clinic', clinicOf(appointment, clinics ?? [])))
      const people = await peopleOf(patient, tolerant)
      const identity = toIdentity(patient)
      return {
        identity,
        people,
        failed,
        appointment,
        clinic,
        facts: {
          salutation: salutationOf(patient),
          nhs: identity.nhsNumber.status === 'none' ? '' : identity.nhsNumber.digits,
          gp: people.gp?.name ?? '',
          today: formatDate(londonDate()),
          ...hospitalFacts(hospital),
          ...referralFacts(referrals ?? []),
          ...(appointment ? appointmentFacts(appointment, clinic) : {}),
          ...health,
        },
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  })

type Tolerant = <T>(what: string, asked: Promise<T>) => Promise<T | undefined>

async function peopleOf(patient: Stored<Patient>, tolerant: Tolerant): Promise<People> {
  const reference = isWithheld(patient) ? undefined : listOf(patient.generalPractitioner)[0]
  const id = referenceId(reference, 'Organization')
  const practice = id ? await tolerant('the GP practice', fhir.read('Organization', id)) : undefined
  return {
    patient: patientAsPerson(patient, londonDate()),
    gp: reference && practiceAsPerson(reference, practice),
    died: patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined,
  }
}

/** `Mrs Field`; without a title by the whole name, for nobody’s title is guessed. */
function salutationOf(patient: Patient): string {
  if (isChild(patient, londonDate())) return `parent or guardian of ${staffName(listOf(patient.name))}`
  const names = listOf(patient.name)
  const found =
    names.find(({ use }) => use === 'usual') ?? names.find(({ use }) => use === 'official') ?? names[0]
  const { prefix, given, family } = found ?? {}
  const title = listOf(prefix)[0]
  return [...(title ? [title] : listOf(given)), family].filter(Boolean).join(' ')
}

async function hospitalOf(orgCode: string): Promise<Organization | undefined> {
  const identifier = `https://fhir.nhs.uk/Id/ods-organization-code|${orgCode}`
  return (await fhir.search('Organization', { identifier })).resources[0]
}

const hospitalFacts = (hospital: Organization | undefined): Facts => ({
  hospital: hospital?.name ?? '',
  telephone: listOf(hospital?.telecom).find(({ system }) => system === 'phone')?.value ?? '',
})

const referralsOf = async (patientId: string) =>
  (
    await searchAbout('ServiceRequest', patientId, {
      category: `${referralCategory.system}|${referralCategory.code}`,
      status: 'draft,active,on-hold',
      _sort: '-authored',
    })
  ).resources.filter(isReferral)

/** The newest referral that still stands (its shape: decision 025). */
function referralFacts([referral]: readonly ServiceRequest[]): Facts {
  if (!referral) return {}
  const toComeIn = listOf(referral.extension).find(({ url }) => url?.endsWith('/to-come-in'))?.valueDate
  return {
    specialty: textOf(listOf(referral.performerType)[0], ''),
    procedure: textOf(referral.code, ''),
    received: referral.authoredOn ? formatDate(referral.authoredOn) : '',
    'to-come-in': toComeIn ? `${weekday(toComeIn)} ${formatDate(toComeIn)}` : '',
  }
}

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/London' })
const weekday = (date: string) => weekdays.format(new Date(date))

/** By the room it names, else by the place it stands in. */
async function clinicOf(appointment: Appointment, clinics: readonly Clinic[]): Promise<Clinic | undefined> {
  const named = clinics.find(({ locationId }) =>
    listOf(appointment.participant).some(
      ({ actor }) => locationId && referenceId(actor, 'Location') === locationId,
    ),
  )
  const slotId = slotIdOf(appointment)
  if (named || !slotId) return named
  const { schedule } = await queryClient.query(oneSlot(slotId))
  return clinics.find(({ id }) => id === referenceId(schedule, 'Schedule'))
}

function appointmentFacts(appointment: Appointment, clinic: Clinic | undefined): Facts {
  const { start, patientInstruction, description, specialty, serviceType } = appointment
  const place = clinic && [
    clinic.place,
    ...(clinic.siteId ? [clinic.site] : []),
    ...clinic.address.filter((line) => line !== clinic.site),
  ]
  return {
    clinic: clinic?.place ?? description ?? '',
    specialty: clinic?.speciality ?? textOf(listOf(specialty)[0] ?? listOf(serviceType)[0], ''),
    date: start ? `${weekday(start)} ${formatDate(start)}` : '',
    time: start ? formatTime(start) : '',
    place: place?.join(', ') ?? '',
    how: wordsIn(channels, channelOf(appointment)) ?? 'In person',
    with: clinic?.clinician ?? '',
    instructions: patientInstruction ?? '',
  }
}
