import type { MedicationRequest } from 'fhir/r4'

import { about, type Chart, file, from } from './chart.ts'
import { coding, concept, hl7, instant, quantity, snomed } from './shapes.ts'

/** Medicines as an inpatient chart or a GP's repeat list holds them; the words follow the NHS CUI medication line. */

const routes = {
  oral: ['26643006', 'Oral'],
  intravenous: ['47625008', 'Intravenous'],
  subcutaneous: ['34206005', 'Subcutaneous'],
  inhaled: ['18679011000001101', 'Inhalation'],
} as const

export type Medicine = {
  name: string
  /** dm+d, where we are sure of it (domain facts §4.8) */
  dmd?: string
  dose: readonly [value: number, unit: string, ucum: string]
  route: keyof typeof routes
  frequency: string
  perDay?: number
  asNeeded?: boolean
  /** The most in 24 hours */
  most?: readonly [value: number, unit: string, ucum: string]
}

export const medicines = {
  paracetamol: {
    name: 'paracetamol 500 mg tablets',
    dmd: '42109611000001109',
    dose: [1, 'g', 'g'],
    route: 'oral',
    frequency: 'four times a day',
    perDay: 4,
    most: [4, 'g', 'g'],
  },
  furosemide: {
    name: 'furosemide 40 mg tablets',
    dmd: '42294811000001108',
    dose: [40, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  metformin: {
    name: 'metformin 500 mg tablets',
    dmd: '42084911000001109',
    dose: [500, 'mg', 'mg'],
    route: 'oral',
    frequency: 'twice a day',
    perDay: 2,
  },
  salbutamol: {
    name: 'salbutamol 100 micrograms per dose inhaler',
    dmd: '35936511000001108',
    dose: [200, 'micrograms', 'ug'],
    route: 'inhaled',
    frequency: 'when required',
    asNeeded: true,
  },
  doxycycline: {
    name: 'doxycycline 100 mg capsules',
    dmd: '41948311000001104',
    dose: [100, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  flucloxacillin: {
    name: 'flucloxacillin 500 mg capsules',
    dmd: '39692211000001107',
    dose: [1, 'g', 'g'],
    route: 'oral',
    frequency: 'four times a day',
    perDay: 4,
  },
  amoxicillin: {
    name: 'amoxicillin 500 mg capsules',
    dmd: '39732411000001106',
    dose: [500, 'mg', 'mg'],
    route: 'oral',
    frequency: 'three times a day',
    perDay: 3,
  },
  clarithromycin: {
    name: 'clarithromycin 500 mg tablets',
    dmd: '41946511000001109',
    dose: [500, 'mg', 'mg'],
    route: 'oral',
    frequency: 'twice a day',
    perDay: 2,
  },
  codamol: {
    name: 'co-codamol 30 mg/500 mg tablets',
    dmd: '42009811000001101',
    dose: [2, 'tablets', '{tablet}'],
    route: 'oral',
    frequency: 'four times a day',
    perDay: 4,
    asNeeded: true,
  },
  digoxin: {
    name: 'digoxin 125 microgram tablets',
    dmd: '42208511000001101',
    dose: [125, 'micrograms', 'ug'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  morphine: {
    name: 'morphine 10 mg modified-release tablets',
    dmd: '36126511000001106',
    dose: [10, 'mg', 'mg'],
    route: 'oral',
    frequency: 'twice a day',
    perDay: 2,
  },
  aspirin: {
    name: 'aspirin 300 mg dispersible tablets',
    dmd: '39695211000001102',
    dose: [300, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  ramipril: {
    name: 'ramipril 5 mg capsules',
    dose: [5, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  amlodipine: {
    name: 'amlodipine 5 mg tablets',
    dose: [5, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  bisoprolol: {
    name: 'bisoprolol 2.5 mg tablets',
    dose: [2.5, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  atorvastatin: {
    name: 'atorvastatin 40 mg tablets',
    dose: [40, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day at night',
    perDay: 1,
  },
  apixaban: {
    name: 'apixaban 5 mg tablets',
    dose: [5, 'mg', 'mg'],
    route: 'oral',
    frequency: 'twice a day',
    perDay: 2,
  },
  enoxaparin: {
    name: 'enoxaparin 40 mg in 0.4 mL pre-filled syringe',
    dose: [40, 'mg', 'mg'],
    route: 'subcutaneous',
    frequency: 'once a day',
    perDay: 1,
  },
  levothyroxine: {
    name: 'levothyroxine 50 microgram tablets',
    dose: [50, 'micrograms', 'ug'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  sertraline: {
    name: 'sertraline 50 mg tablets',
    dose: [50, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  omeprazole: {
    name: 'omeprazole 20 mg capsules',
    dose: [20, 'mg', 'mg'],
    route: 'oral',
    frequency: 'once a day',
    perDay: 1,
  },
  coamoxiclav: {
    name: 'co-amoxiclav 1.2 g powder for injection',
    dose: [1.2, 'g', 'g'],
    route: 'intravenous',
    frequency: 'three times a day',
    perDay: 3,
  },
  meropenem: {
    name: 'meropenem 1 g powder for injection',
    dose: [1, 'g', 'g'],
    route: 'intravenous',
    frequency: 'three times a day',
    perDay: 3,
  },
} as const satisfies Record<string, Medicine>

/** What the long-term problems are usually treated with. */
export const treatments: Record<string, keyof typeof medicines> = {
  '38341003': 'amlodipine',
  '44054006': 'metformin',
  '13645005': 'salbutamol',
  '195967001': 'salbutamol',
  '49436004': 'apixaban',
  '84114007': 'furosemide',
  '396275006': 'codamol',
  '40930008': 'levothyroxine',
  '35489007': 'sertraline',
  '414545008': 'atorvastatin',
}

export function prescribe(
  chart: Chart,
  medicine: keyof typeof medicines,
  authored: number,
  requester?: string,
) {
  const { name, dmd, dose, route, frequency, perDay, asNeeded, most }: Medicine = medicines[medicine]
  const [value, unit, code] = dose
  const inpatient = chart.encounter !== undefined
  const resource: MedicationRequest = {
    resourceType: 'MedicationRequest',
    ...from(inpatient ? 'rxr' : 'gp'),
    status: 'active',
    intent: 'order',
    category: [
      hl7(
        'medicationrequest-category',
        inpatient ? 'inpatient' : 'community',
        inpatient ? 'Inpatient' : 'Community',
      ),
    ],
    medicationCodeableConcept: concept(name, ...(dmd ? [coding('https://dmd.nhs.uk', dmd, name)] : [])),
    ...about(chart),
    authoredOn: instant(authored),
    ...(requester ? { requester: { display: requester } } : {}),
    dosageInstruction: [
      {
        text: `${value} ${unit} ${frequency}${asNeeded && perDay ? ' when required' : ''}${most ? `, max ${most[0]} ${most[1]} in 24 hours` : ''}`,
        ...(perDay ? { timing: { repeat: { frequency: perDay, period: 1, periodUnit: 'd' as const } } } : {}),
        ...(asNeeded ? { asNeededBoolean: true } : {}),
        route: snomed(routes[route][0], routes[route][1]),
        doseAndRate: [{ doseQuantity: quantity(value, unit, code) }],
        ...(most
          ? { maxDosePerPeriod: { numerator: quantity(...most), denominator: quantity(24, 'hour', 'h') } }
          : {}),
      },
    ],
    substitution: { allowedBoolean: false },
  }
  file(chart, resource)
}
