import type { FhirResource, Observation } from 'fhir/r4'

import { people } from '../identity/people.ts'
import type { Someone } from './departments.ts'
import { atBooking } from './maternity-booking.ts'
import { sinceBooking } from './maternity-care.ts'
import type { Told } from './maternity-shapes.ts'
import {
  coding,
  concept,
  day,
  dayOf,
  entryIdOf,
  hl7,
  instant,
  loincCoding,
  reference,
  snomed,
} from './shapes.ts'

const midwife = people.find(({ user }) => user === 'midwife')
const midwifeReference = {
  identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: midwife?.userId ?? '' },
  display: [midwife?.title, midwife?.given, midwife?.family].filter(Boolean).join(' '),
}
const firstEntry = 0xf0_00_00

/** A pregnancy with its problem, its due date by the last period and by a scan, and all of its care that is told. */
export function tell(told: Told, { patient }: Someone, now: number): FhirResource[] {
  const { days, rescanned } = told
  const patientId = patient.id ?? ''
  const all: FhirResource[] = []
  const file = (resource: FhirResource) => {
    const id = entryIdOf(patientId, firstEntry + all.length)
    all.push({ ...resource, id })
    return reference(resource.resourceType, id)
  }
  const subject = reference('Patient', patientId)
  const onDay = (gestation: number) => now - (days - gestation) * day
  const due = now + (280 - days) * day
  const condition = file({
    resourceType: 'Condition',
    clinicalStatus: hl7('condition-clinical', 'active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed'),
    category: [hl7('condition-category', 'problem-list-item')],
    code: { ...snomed('77386006', 'Pregnant'), text: 'Pregnancy' },
    subject,
    onsetDateTime: dayOf(due - 280 * day),
    recordedDate: instant(onDay(Math.min(days, 9 * 7))),
  })
  const episode = file({
    resourceType: 'EpisodeOfCare',
    status: 'active',
    type: [snomed('77386006', 'Pregnant')],
    diagnosis: [{ condition }],
    careManager: midwifeReference,
    patient: subject,
    ...(patient.managingOrganization ? { managingOrganization: patient.managingOrganization } : {}),
    period: { start: dayOf(onDay(Math.min(days, 9 * 7))) },
  })
  const read = (when: number, more: Pick<Observation, 'code'> & Partial<Observation>) =>
    file({
      resourceType: 'Observation',
      status: 'final',
      subject,
      focus: [episode],
      effectiveDateTime: instant(when),
      issued: instant(when),
      ...more,
    })
  const booking = onDay(Math.min(days, 9 * 7))
  const dueCode = concept('Delivery date estimated', loincCoding('11778-8', 'Delivery date estimated'))
  const estimate = (when: number, edd: number, code: string, words: string) =>
    read(when, {
      code: dueCode,
      valueDateTime: dayOf(edd),
      method: concept(
        words,
        coding(
          'https://www.datadictionary.nhs.uk/data_elements/estimated_date_of_delivery_method.html',
          code,
          words,
        ),
      ),
    })
  // the last period first; a scan that differs stands above it, and takes nothing away
  estimate(booking, due + (rescanned ?? 0) * day, '01', 'Last menstrual period')
  if (rescanned !== undefined) estimate(onDay(12 * 7 + 3), due, '03', 'Dating scan')
  const writing = { told, now, patient, subject, episode, condition, booking, file, read, onDay }
  atBooking(writing)
  sinceBooking(writing)
  return all
}
