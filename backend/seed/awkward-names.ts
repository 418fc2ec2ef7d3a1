import type { Patient } from 'fhir/r4'

import { type Case, named } from './case.ts'
import { official, hospitalNumber } from './person.ts'
import { concept } from './shapes.ts'

/** People whose name, address, number or birth date is not what a form expects. */

const born =
  (birthDate: string) =>
  (patient: Patient): Patient => ({ ...patient, birthDate })

export const awkwardPeople: readonly Case[] = [
  {
    key: 'long-name',
    bed: 'rxr20-amu-b01',
    gender: 'female',
    age: 81.6,
    change: named(
      'Featherstonehaugh-Cholmondeley-Wolfeschlegelsteinhausen-Marjoribanks',
      ['Alexandrina', 'Wilhelmina', 'Theodora', 'Bartholomea'],
      'Mrs',
    ),
  },
  {
    key: 'one-name',
    bed: 'rxr20-amu-b02',
    gender: 'male',
    age: 52.2,
    change: (patient) => ({ ...patient, name: [{ use: 'official', family: 'Suryadi' }] }),
  },
  {
    key: 'apostrophe',
    bed: 'rxr20-amu-b03',
    gender: 'female',
    age: 47.3,
    change: named("O'Neill", ['Siobhán'], 'Mrs'),
  },
  {
    key: 'hyphen',
    bed: 'rxr20-amu-b04',
    gender: 'male',
    age: 36.4,
    change: named('Smith-Jones', ['Jean-Luc'], 'Mr'),
  },
  {
    key: 'accent',
    bed: 'rxr20-amu-b05',
    gender: 'female',
    age: 29.5,
    change: named('Núñez Brontë', ['Zoë'], 'Ms'),
  },
  {
    key: 'same-name-1',
    bed: 'rxr20-amu-c01',
    gender: 'female',
    age: 66.2,
    change: named('Hussain', ['Nasreen'], 'Mrs'),
  },
  {
    key: 'same-name-2',
    bed: 'rxr20-amu-c02',
    gender: 'female',
    age: 58.8,
    change: named('Hussain', ['Nasrin'], 'Mrs'),
  },
  {
    key: 'no-fixed-abode',
    bed: 'rxr20-amu-c03',
    gender: 'male',
    age: 44.4,
    change: (patient) => ({
      ...named('Prescott', ['Gary'], 'Mr')(patient),
      telecom: [],
      address: [{ use: 'home', line: ['No fixed abode'], postalCode: 'ZZ99 3VZ' }],
    }),
  },
  {
    key: 'two-hospital-numbers',
    bed: 'rxr20-amu-c04',
    gender: 'female',
    age: 73.7,
    change: (patient) => ({
      ...named('Rigby', ['Muriel'], 'Mrs')(patient),
      identifier: [...(patient.identifier ?? []), hospitalNumber('rxn', 7654321)],
    }),
  },
  {
    key: 'overseas',
    bed: 'rxr20-surgical-a01',
    gender: 'male',
    age: 33.3,
    nhsNumber: '',
    change: (patient) => ({
      ...named('Andersson', ['Björn'], 'Mr')(patient),
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason',
          valueCodeableConcept: concept('Overseas patient', {
            system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberUnavailableReason',
            code: 'overseas-patient',
          }),
        },
      ],
      address: [{ use: 'home', line: ['Storgatan 4'], city: 'Uppsala', country: 'SWE' }],
    }),
  },
  {
    key: 'year-only',
    bed: 'rxr20-elderly-a01',
    gender: 'female',
    age: 78,
    change: (patient) => born('1948')(named('Kershaw', ['Olive'], 'Mrs')(patient)),
  },
  {
    key: 'year-and-month',
    bed: 'rxr20-elderly-a02',
    gender: 'male',
    age: 75,
    change: (patient) => born('1951-07')(named('Pickup', ['Wilfred'], 'Mr')(patient)),
  },
  {
    key: 'unidentified',
    bed: 'rxr20-ed-b01',
    gender: 'male',
    age: 50,
    nhsNumber: '',
    change: (patient) => ({
      resourceType: 'Patient',
      ...(patient.id ? { id: patient.id } : {}),
      ...(patient.identifier ? { identifier: patient.identifier } : {}),
      active: true,
      name: [official('Unknown', ['Male'])],
      gender: 'male',
    }),
    story: {
      reason: 'Found collapsed',
      hoursIn: 2.1,
      problems: [],
      medicines: [],
      allergies: [],
      alerts: [],
    },
  },
]
