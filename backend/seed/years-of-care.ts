import type { DiagnosticReport, DocumentReference, Encounter, Reference } from 'fhir/r4'

import { type Chart, file, from } from './chart.ts'
import { encounterClass } from './history.ts'
import { medicines } from './medicines.ts'
import { coding, concept, day, dayOf, hl7, hour, instant, minute, snomed, snomedCoding } from './shapes.ts'

/** A long illness as its chart tells it: clinics of several specialties, what was written, done and changed there. */

type Clinic = {
  trust: string
  specialty: readonly [code: string, name: string]
  reason: string
  consultant: string
  test: string
  done: readonly [code: string, name: string]
  medicine: keyof typeof medicines
}

const clinics: readonly [Clinic, ...Clinic[]] = [
  {
    trust: 'rxn',
    specialty: ['361', 'Renal Medicine'],
    reason: 'Chronic kidney disease',
    consultant: 'Dr Leila Farouk',
    test: 'Urea and electrolytes',
    done: ['7246002', 'Kidney biopsy'],
    medicine: 'furosemide',
  },
  {
    trust: 'rxr',
    specialty: ['320', 'Cardiology'],
    reason: 'Atrial fibrillation',
    consultant: 'Dr Owen Pritchard',
    test: 'Full blood count',
    done: ['40701008', 'Echocardiography'],
    medicine: 'bisoprolol',
  },
  {
    trust: 'rxr',
    specialty: ['130', 'Ophthalmology'],
    reason: 'Diabetic eye review',
    consultant: 'Miss Hannah Brierley',
    test: 'HbA1c',
    done: ['231744001', 'Cataract extraction'],
    medicine: 'metformin',
  },
]

const specialtyOf = ([code, name]: Clinic['specialty']) =>
  concept(name, coding('https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode', code, name))

/** Clinic visits back through the years, the oldest first. */
export function yearsOfCare(chart: Chart, { years, every }: { years: number; every: number }) {
  const visits = Math.floor((years * 365) / every)
  for (let number = 0; number < visits; number++) {
    const back = (visits - number) * every
    // Clinics begin at nine in the morning, by the clocks of the day.
    clinicVisit(chart, number, Date.parse(`${dayOf(chart.now - back * day)}T09:00:00Z`) + (number % 6) * hour)
  }
}

/** One visit and what came of it; which of it that is goes round by the number of the visit. */
export function clinicVisit(chart: Chart, number: number, at: number) {
  const clinic = clinics[number % clinics.length] ?? clinics[0]
  const encounter = file(chart, visitOf(chart, clinic, at))
  const here = { ...from(clinic.trust), subject: chart.subject }
  file(chart, {
    resourceType: 'Composition',
    ...here,
    status: 'final',
    type: concept('Clinic note', snomedCoding('823651000000106', 'Clinical note')),
    encounter,
    date: instant(at + 20 * minute),
    author: [{ display: clinic.consultant }],
    title: 'Clinic note',
    section: [noteSection(`${clinic.reason}: reviewed. Feels about the same. Plan as in the letter.`)],
  })
  file(chart, reportOf(chart, clinic, encounter, at))
  if (number % 2 === 0) file(chart, letterOf(chart, clinic, encounter, Math.min(at + 3 * day, chart.now)))
  if (number % 4 === 0)
    file(chart, {
      resourceType: 'Procedure',
      ...here,
      status: 'completed',
      code: snomed(...clinic.done),
      encounter,
      performedDateTime: instant(at + hour),
      performer: [{ actor: { display: clinic.consultant } }],
    })
  if (number % 4 === 1) medicineChange(chart, clinic, encounter, at, number)
}

const noteSection = (text: string) => ({
  title: 'Assessment',
  text: { status: 'generated' as const, div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` },
})

const visitOf = (chart: Chart, { trust, specialty, reason, consultant }: Clinic, at: number): Encounter => ({
  resourceType: 'Encounter',
  ...from(trust),
  status: 'finished',
  class: encounterClass('AMB'),
  serviceType: specialtyOf(specialty),
  subject: chart.subject,
  participant: [
    { type: [hl7('v3-ParticipationType', 'ATND', 'attender')], individual: { display: consultant } },
  ],
  period: { start: instant(at), end: instant(at + 40 * minute) },
  reasonCode: [{ text: reason }],
})

const reportOf = (chart: Chart, clinic: Clinic, encounter: Reference, at: number): DiagnosticReport => ({
  resourceType: 'DiagnosticReport',
  ...from(clinic.trust),
  status: 'final',
  category: [hl7('v2-0074', 'LAB', 'Laboratory')],
  code: concept(clinic.test, snomedCoding('721981007', 'Diagnostic studies report')),
  subject: chart.subject,
  encounter,
  effectiveDateTime: instant(at + 30 * minute),
  issued: instant(at + 4 * hour),
  performer: [{ display: 'Clinical Laboratory' }],
  conclusion: 'No change since the last visit.',
})

function letterOf(chart: Chart, clinic: Clinic, encounter: Reference, at: number): DocumentReference {
  const text = `Dear Doctor,\n\nI reviewed this patient in clinic: ${clinic.reason.toLowerCase()}.\nPlease continue as before.\n\nYours sincerely\n${clinic.consultant}`
  const title = `${clinic.specialty[1]} clinic letter`
  return {
    resourceType: 'DocumentReference',
    ...from(clinic.trust),
    status: 'current',
    docStatus: 'final',
    type: concept(title, snomedCoding('823691000000103', 'Clinical letter')),
    subject: chart.subject,
    date: instant(at),
    author: [{ display: clinic.consultant }],
    content: [
      {
        attachment: {
          contentType: 'text/plain;charset=utf-8',
          title,
          creation: instant(at),
          data: Buffer.from(text, 'utf8').toString('base64'),
        },
      },
    ],
    context: { encounter: [encounter], practiceSetting: specialtyOf(clinic.specialty) },
  }
}

/** Started at one visit, another dose at the next, stopped after the last; each is an order of its own. */
function medicineChange(chart: Chart, clinic: Clinic, encounter: Reference, at: number, number: number) {
  const { name, dose, route, frequency } = medicines[clinic.medicine]
  const half = number % 8 === 5
  file(chart, {
    resourceType: 'MedicationRequest',
    ...from(clinic.trust),
    status: half ? 'stopped' : 'completed',
    ...(half ? { statusReason: { text: 'Side effects' } } : {}),
    intent: 'order',
    category: [hl7('medicationrequest-category', 'outpatient', 'Outpatient')],
    medicationCodeableConcept: concept(name),
    subject: chart.subject,
    encounter,
    authoredOn: instant(at + 25 * minute),
    requester: { display: clinic.consultant },
    ...(half ? { priorPrescription: { display: `${name}, twice the dose` } } : {}),
    dosageInstruction: [
      {
        text: `DOSE ${half ? dose[0] / 2 : dose[0]} ${dose[1]} – ${route} – ${frequency}`,
        timing: {
          repeat: { boundsPeriod: { start: dayOf(at), end: dayOf(Math.min(at + 50 * day, chart.now)) } },
        },
      },
    ],
  })
}
