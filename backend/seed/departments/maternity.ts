import type { FhirResource, Observation } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import {
  concept,
  coding,
  day,
  dayOf,
  entryIdOf,
  instant,
  loincCoding,
  ours,
  quantity,
  reference,
  snomed,
} from '../shapes.ts'

/** Pregnancies under way in each trust, some with a contact missed and a due date that was put right (domain facts §6.2). */

export const seed: DepartmentSeed = {
  *demonstration({ now, people, random }) {
    const latest = dayOf(now - 20 * 365.25 * day)
    const earliest = dayOf(now - 40 * 365.25 * day)
    const women = people.filter(
      ({ patient, stay }) =>
        !stay &&
        patient.gender === 'female' &&
        (patient.birthDate ?? '') > earliest &&
        (patient.birthDate ?? '9') < latest,
    )
    const trusts = new Map<string, Someone[]>()
    for (const someone of women) {
      const trust = someone.patient.managingOrganization?.reference ?? ''
      trusts.set(trust, [...(trusts.get(trust) ?? []), someone])
    }
    for (const those of trusts.values())
      for (const [index, someone] of random.some(those, stories.length).entries()) {
        const told = stories[index]
        if (told) yield* tell(told, someone, now)
      }
  },
}

type Told = {
  days: number
  births: number
  losses: number
  had: string[]
  rescanned?: number
  rh: 'POS' | 'NEG'
  risk?: string
}
const stories: readonly Told[] = [
  { days: 8 * 7 + 2, births: 0, losses: 0, had: [], rh: 'POS' },
  { days: 13 * 7, births: 1, losses: 1, had: ['booking'], rh: 'POS' },
  {
    days: 19 * 7 + 4,
    births: 2,
    losses: 0,
    had: ['booking', 'dating'],
    rescanned: 4,
    rh: 'POS',
    risk: 'Smokes: referred to stop-smoking service',
  },
  {
    days: 28 * 7 + 1,
    births: 0,
    losses: 0,
    had: ['booking', 'dating', '16', 'anomaly', '25'],
    rescanned: -3,
    rh: 'NEG',
    risk: 'Rh negative: anti-D at 28 weeks',
  },
  {
    days: 33 * 7 + 3,
    births: 1,
    losses: 0,
    had: ['booking', 'dating', '16', 'anomaly', '28'],
    rh: 'POS',
    risk: 'Pre-eclampsia in the first pregnancy: aspirin 150 mg, growth scans',
  },
  {
    days: 39 * 7 + 6,
    births: 0,
    losses: 2,
    had: ['booking', 'dating', '16', 'anomaly', '25', '28', '31', '34', '36', '38'],
    rescanned: 2,
    rh: 'POS',
  },
]

/** At which gestation each was had. */
const at: Record<string, number> = {
  booking: 9 * 7,
  dating: 12 * 7 + 3,
  '16': 16 * 7,
  anomaly: 20 * 7,
  '25': 25 * 7,
  '28': 28 * 7,
  '31': 31 * 7,
  '34': 33 * 7,
  '36': 36 * 7,
  '38': 38 * 7,
}
const contactNames: Record<string, string> = {
  booking: 'Booking',
  dating: 'Dating scan',
  anomaly: 'Anomaly scan',
}
const firstEntry = 0xf0_00_00

function tell(
  { days, births, losses, had, rescanned, rh, risk }: Told,
  { patient }: Someone,
  now: number,
): FhirResource[] {
  const patientId = patient.id ?? ''
  const all: FhirResource[] = []
  const file = (resource: FhirResource) => {
    const id = entryIdOf(patientId, firstEntry + all.length)
    all.push({ ...resource, id })
    return reference(resource.resourceType, id)
  }
  const subject = reference('Patient', patientId)
  const onDay = (gestation: number) => now - (days - gestation) * day
  const episode = file({
    resourceType: 'EpisodeOfCare',
    status: 'active',
    type: [snomed('77386006', 'Pregnant')],
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
  const due = now + (280 - days) * day
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
  const count = (code: string, words: string, value: number) =>
    read(booking, { code: concept(words, loincCoding(code, words)), valueInteger: value })
  count('11996-6', 'Pregnancies', 1 + births + losses)
  count('11977-6', 'Parity', births)
  read(booking, {
    code: concept(
      'Pregnancies lost before 24+0',
      coding(`${ours}/CodeSystem/maternity`, 'losses-before-24-weeks', 'Pregnancies lost before 24+0'),
    ),
    valueInteger: losses,
  })
  if (had.length > 1) {
    read(onDay(10 * 7), {
      code: concept('ABO group', loincCoding('883-9', 'ABO group')),
      valueCodeableConcept: { text: 'O' },
    })
    read(onDay(10 * 7), {
      code: concept('Rh type', loincCoding('10331-7', 'Rh type')),
      valueCodeableConcept: concept(
        rh === 'NEG' ? 'Rh negative' : 'Rh positive',
        coding(`${ours}/CodeSystem/rh`, rh),
      ),
    })
  }
  if (risk)
    read(booking, {
      code: concept(
        'Risk and plan of care',
        coding(`${ours}/CodeSystem/maternity`, 'risk-and-plan', 'Risk and plan of care'),
      ),
      valueString: risk,
    })
  for (const id of had) {
    const gestation = at[id] ?? 0
    const when = instant(onDay(gestation))
    file({
      resourceType: 'Encounter',
      status: 'finished',
      class: coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'AMB', 'ambulatory'),
      type: [
        concept(
          `Antenatal contact: ${contactNames[id] ?? `${id} weeks`}`,
          coding(`${ours}/CodeSystem/antenatal-contact`, id),
        ),
      ],
      subject,
      episodeOfCare: [episode],
      period: { start: when, end: when },
      ...(patient.managingOrganization ? { serviceProvider: patient.managingOrganization } : {}),
    })
    if (gestation >= 25 * 7)
      read(onDay(gestation), {
        code: concept('Fundal height', loincCoding('11881-0', 'Uterus fundal height tape measure')),
        valueQuantity: quantity(Math.round(gestation / 7) - 1, 'cm', 'cm'),
      })
  }
  return all
}
