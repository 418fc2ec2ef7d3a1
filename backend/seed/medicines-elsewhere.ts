import type { CodeableConcept, MedicationRequest } from 'fhir/r4'

import { type Chart, file, from } from './chart.ts'
import { coding, concept, day, hour, instant, quantity, reference, snomed } from './shapes.ts'

/**
 * What other sources say of the medicines an inpatient is prescribed: doses given on the ward, the practice's repeats and
 * the pharmacy that dispensed them, what the patient says. Told from the orders alone, so chance elsewhere stays the same.
 */
export function medicinesFromElsewhere(chart: Chart) {
  const orders = chart.resources.filter(
    (one): one is MedicationRequest => one.resourceType === 'MedicationRequest',
  )
  // A digit of the patient's own: what happens to whom is the same every time.
  const lot = Number.parseInt(chart.id.slice(0, 6), 16)
  orders.forEach((order, index) => {
    givenDoses(chart, order, (lot + index) % 7 === 0)
    const long = index === 0 && lot % 3 === 0 && order.medicationCodeableConcept?.coding
    if (long) repeatOfThePractice(chart, order)
  })
  if (lot % 4 === 0) boughtByThePatient(chart)
  if (lot % 5 === 0) stoppedOnAdmission(chart)
}

/** Hours of the day at which so many doses are given. */
const rounds: Record<number, readonly number[]> = { 1: [8], 2: [8, 20], 3: [8, 14, 22], 4: [8, 12, 18, 22] }

const whyNot: readonly CodeableConcept[] = [
  { text: 'Patient refused' },
  { text: 'Nil by mouth' },
  { text: 'Medicine not available on the ward' },
]

/** The doses of the last day; of some medicines the newest was left out. */
function givenDoses(chart: Chart, order: MedicationRequest, newestLeftOut: boolean) {
  const [dosage] = order.dosageInstruction ?? []
  const times = rounds[dosage?.timing?.repeat?.frequency ?? 0] ?? []
  const midnight = chart.now - (chart.now % day)
  const ordered = Date.parse(order.authoredOn ?? '')
  const due = [midnight - day, midnight]
    .flatMap((date) => times.map((time) => date + time * hour))
    .filter((time) => time > chart.now - day && time > ordered && time < chart.now)
  due.forEach((time, index) => {
    const leftOut = newestLeftOut && index === due.length - 1
    file(chart, {
      resourceType: 'MedicationAdministration',
      ...from('rxr'),
      status: leftOut ? 'not-done' : 'completed',
      ...(leftOut ? { statusReason: [whyNot[times.length % whyNot.length] ?? {}] } : {}),
      medicationCodeableConcept: order.medicationCodeableConcept ?? {},
      subject: chart.subject,
      ...(chart.encounter ? { context: chart.encounter } : {}),
      effectiveDateTime: instant(time + ((time / hour) % 4) * 300_000),
      ...(chart.nurses[0] ? { performer: [{ actor: chart.nurses[0] }] } : {}),
      request: reference('MedicationRequest', order.id ?? ''),
      ...(leftOut
        ? {}
        : {
            dosage: {
              ...(dosage?.route ? { route: dosage.route } : {}),
              ...(dosage?.doseAndRate?.[0]?.doseQuantity ? { dose: dosage.doseAndRate[0].doseQuantity } : {}),
            },
          }),
    })
  })
}

/** The same medicine on the practice's repeat list, and what the pharmacy last handed over. */
function repeatOfThePractice(
  chart: Chart,
  { medicationCodeableConcept = {}, dosageInstruction = [] }: MedicationRequest,
) {
  const issued = chart.now - 38 * day
  const request: MedicationRequest = {
    resourceType: 'MedicationRequest',
    ...from('gp'),
    status: 'active',
    intent: 'order',
    category: [
      {
        coding: [
          coding(
            'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
            'community',
            'Community',
          ),
        ],
      },
    ],
    courseOfTherapyType: {
      coding: [
        coding(
          'https://fhir.nhs.uk/CodeSystem/medicationrequest-course-of-therapy',
          'continuous-repeat-dispensing',
          'Continuous long term (repeat dispensing)',
        ),
      ],
    },
    medicationCodeableConcept,
    subject: chart.subject,
    authoredOn: instant(issued),
    requester: { display: 'Pendle View Medical Centre' },
    dosageInstruction,
  }
  const authorising = file(chart, request)
  file(chart, {
    resourceType: 'MedicationDispense',
    ...from('pharmacy'),
    status: 'completed',
    medicationCodeableConcept,
    subject: chart.subject,
    performer: [{ actor: { display: 'Bridge Street Pharmacy' } }],
    authorizingPrescription: [authorising],
    quantity: quantity(28, 'tablet', '{tablet}'),
    daysSupply: quantity(28, 'day', 'd'),
    whenHandedOver: instant(issued + 2 * day),
    dosageInstruction,
  })
}

function boughtByThePatient(chart: Chart) {
  file(chart, {
    resourceType: 'MedicationStatement',
    ...from('rxr'),
    status: 'active',
    medicationCodeableConcept: concept('St John’s wort tablets'),
    subject: chart.subject,
    dateAsserted: instant(chart.now - 20 * hour),
    informationSource: { ...chart.subject, display: 'The patient' },
    dosage: [{ text: 'One tablet a day, bought in a shop, for low mood' }],
  })
}

function stoppedOnAdmission(chart: Chart) {
  file(chart, {
    resourceType: 'MedicationRequest',
    ...from('gp'),
    status: 'stopped',
    statusReason: concept('Stopped on admission: risk of acute kidney injury'),
    intent: 'order',
    category: [
      {
        coding: [
          coding(
            'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
            'community',
            'Community',
          ),
        ],
      },
    ],
    medicationCodeableConcept: concept(
      'ibuprofen 400 mg tablets',
      coding('https://dmd.nhs.uk', '42104911000001104', 'Ibuprofen 400 mg tablets'),
    ),
    subject: chart.subject,
    authoredOn: instant(chart.now - 160 * day),
    requester: { display: 'Pendle View Medical Centre' },
    dosageInstruction: [
      {
        text: '400mg TDS PRN with food',
        timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
        asNeededBoolean: true,
        route: snomed('26643006', 'Oral'),
        doseAndRate: [{ doseQuantity: quantity(400, 'mg', 'mg') }],
      },
    ],
  })
}
