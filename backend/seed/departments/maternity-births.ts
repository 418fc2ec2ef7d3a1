import type { FhirResource, Observation, ObservationComponent, Patient } from 'fhir/r4'

import type { DepartmentSeed } from '../departments.ts'
import { official, person } from '../person.ts'
import {
  coding,
  concept,
  day,
  dayOf,
  entryIdOf,
  hl7,
  hour,
  instant,
  loincCoding,
  ours,
  patientIdOf,
  quantity,
  reference,
  snomed,
  snomedCoding,
} from '../shapes.ts'

/** A mother with twins of three days, born by different ways: one has lost more than a tenth of the birth weight. */
export const seed: DepartmentSeed = {
  *demonstration({ now, random }) {
    const born = now - 3 * day + 4 * hour
    const hers = person(random, now, {
      key: 'twins-mother',
      nhsNumber: '9990000174',
      trust: 'rxr',
      number: 7_700_174,
      gender: 'female',
      age: 31.4,
    })
    const mother = { ...hers, name: [official('Whitaker', ['Rachel'], 'Mrs')] }
    const babies = twins.map((twin, index) => babyOf(twin, index, mother, born))
    yield mother
    yield* babies
    yield* ofMother(mother, babies, born)
    for (const [index, baby] of babies.entries()) {
      const twin = twins[index]
      if (twin) yield* ofBaby(twin, baby, mother, born)
    }
  },
}

type Twin = {
  gender: 'female' | 'male'
  after: number
  mode: [string, string]
  presentation: [string, string]
  apgar: [number, number]
  weights: [number, number]
}
const twins: readonly Twin[] = [
  {
    gender: 'female',
    after: 0,
    mode: ['0', 'Spontaneous vertex'],
    presentation: ['01', 'Cephalic'],
    apgar: [9, 10],
    weights: [2640, 2480],
  },
  {
    gender: 'male',
    after: 26 * 60_000,
    mode: ['6', 'Breech extraction'],
    presentation: ['02', 'Breech'],
    apgar: [6, 9],
    weights: [2410, 2145],
  },
]

const dictionary = (list: string, code: string, words: string) =>
  concept(words, coding(`https://www.datadictionary.nhs.uk/data_elements/${list}.html`, code, words))
const lune = (list: string, code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/${list}`, code, words))
const part = (code: string, words: string, value: Omit<ObservationComponent, 'code'>) => ({
  code: lune('maternity', code, words),
  ...value,
})

function babyOf(twin: Twin, index: number, mother: Patient, born: number): Patient {
  const at = born + twin.after
  return {
    resourceType: 'Patient',
    id: patientIdOf(`twin-${index + 1}`),
    identifier: [
      {
        type: hl7('v2-0203', 'MR', 'Medical record number'),
        system: 'https://rxr.lune.example/Id/hospital-number',
        value: `RXR770${index + 1}`,
      },
    ],
    active: true,
    name: [{ use: 'usual', family: 'Whitaker', given: [`Baby ${index + 1}`] }],
    gender: twin.gender,
    birthDate: dayOf(at),
    _birthDate: {
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueDateTime: instant(at) },
      ],
    },
    multipleBirthInteger: index + 1,
    ...(mother.address ? { address: mother.address } : {}),
    ...(mother.generalPractitioner ? { generalPractitioner: mother.generalPractitioner } : {}),
    ...(mother.managingOrganization ? { managingOrganization: mother.managingOrganization } : {}),
  }
}

const firstEntry = 0xf1_00_00
type File = (resource: FhirResource) => void
const filing = (patientId: string): { all: FhirResource[]; file: File; nextId: () => string } => {
  const all: FhirResource[] = []
  const nextId = () => entryIdOf(patientId, firstEntry + all.length)
  return { all, nextId, file: (resource) => void all.push({ ...resource, id: nextId() }) }
}

function ofMother(mother: Patient, babies: readonly Patient[], born: number): FhirResource[] {
  const { all, file, nextId } = filing(mother.id ?? '')
  const subject = reference('Patient', mother.id ?? '')
  const episode = reference('EpisodeOfCare', nextId())
  file({
    resourceType: 'EpisodeOfCare',
    status: 'finished',
    type: [snomed('77386006', 'Pregnant')],
    patient: subject,
    ...(mother.managingOrganization ? { managingOrganization: mother.managingOrganization } : {}),
    period: { start: dayOf(born - 29 * 7 * day), end: dayOf(born) },
  })
  const observe = (at: number, more: Pick<Observation, 'code'> & Partial<Observation>) =>
    file({
      resourceType: 'Observation',
      status: 'final',
      subject,
      focus: [episode],
      effectiveDateTime: instant(at),
      issued: instant(at),
      performer: [{ display: 'Midwife Josie Holt' }],
      ...more,
    })
  const booking = born - 28 * 7 * day
  observe(booking, {
    code: concept('Delivery date estimated', loincCoding('11778-8', 'Delivery date estimated')),
    valueDateTime: dayOf(born + 19 * day),
    method: dictionary('estimated_date_of_delivery_method', '03', 'Dating scan'),
  })
  for (const [code, words, value] of [
    ['11996-6', 'Pregnancies', 2],
    ['11977-6', 'Parity', 1],
  ] as const)
    observe(booking, { code: concept(words, loincCoding(code, words)), valueInteger: value })
  for (const [index, baby] of babies.entries()) {
    const twin = twins[index]
    if (!twin) continue
    observe(born + twin.after, {
      code: lune('maternity', 'birth', 'Birth of a baby'),
      focus: [episode, reference('Patient', baby.id ?? '')],
      component: [
        part('babies-of-this-pregnancy', 'Babies of this pregnancy', { valueInteger: 2 }),
        part('birth-order', 'Number by the time of birth', { valueInteger: index + 1 }),
        part('outcome-of-birth', 'Outcome', {
          valueCodeableConcept: dictionary('pregnancy_outcome__current_fetus_', '01', 'Live birth'),
        }),
        part('mode-of-birth', 'Mode of birth', {
          valueCodeableConcept: dictionary('delivery_method_code', ...twin.mode),
        }),
        part('presentation-at-birth', 'Presentation at birth', {
          valueCodeableConcept: dictionary('presentation_of_fetus_code', ...twin.presentation),
        }),
        part('place-of-birth', 'Place of birth', {
          valueCodeableConcept: dictionary(
            'delivery_place_type_code__actual_',
            '2',
            'NHS ward, consultant-led',
          ),
        }),
        part('attended-by', 'Attended by', { valueString: 'Midwife Josie Holt, Dr Priya Nair' }),
        {
          code: concept(
            'Length of gestation at birth',
            snomedCoding('412726003', 'Length of gestation at birth'),
          ),
          valueQuantity: quantity(261, 'days', 'd'),
        },
      ],
    })
  }
  observe(born + hour, {
    code: lune('maternity', 'labour-and-after', 'Labour and after the birth'),
    component: [
      part('onset-of-labour', 'Onset of labour', {
        valueCodeableConcept: dictionary('labour_or_delivery_onset_method_code', '4', 'Medical induction'),
      }),
      part('caesarean-before', 'Caesarean before this pregnancy', {
        valueCodeableConcept: lune('yes-no', 'no', 'No'),
      }),
      part('third-stage', 'Third stage', { valueString: 'Oxytocin 10 units intramuscular' }),
      part('placenta', 'Placenta', {
        valueCodeableConcept: lune('placenta-and-membranes', 'complete', 'Complete'),
      }),
      part('membranes', 'Membranes', {
        valueCodeableConcept: lune('placenta-and-membranes', 'complete', 'Complete'),
      }),
      part('perineum', 'Perineum', {
        valueCodeableConcept: lune('perineum', '2', 'Second-degree tear'),
      }),
      part('repaired-by', 'Repaired by', { valueString: 'Dr Priya Nair' }),
      part('blood-loss-total', 'Blood loss in all', { valueQuantity: quantity(850, 'mL', 'mL') }),
    ],
  })
  const seen = instant(born + day)
  file({
    resourceType: 'Encounter',
    status: 'finished',
    class: coding('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'AMB', 'ambulatory'),
    type: [
      concept('Postnatal contact: Day 1', coding(`${ours}/CodeSystem/postnatal-contact`, 'day-1', 'Day 1')),
    ],
    subject,
    episodeOfCare: [episode],
    period: { start: seen, end: seen },
    reasonCode: [{ text: 'Well. Feeding both babies, wants help with positioning.' }],
  })
  return all
}

const apgarParts = [
  ['249223000', 'Apgar heart rate score', 'Heart rate'],
  ['249224006', 'Apgar respiratory effort score', 'Respiration'],
  ['249225007', 'Apgar muscle tone score', 'Muscle tone'],
  ['249226008', 'Apgar response to stimulus score', 'Reflex'],
  ['249227004', 'Apgar color score', 'Colour'],
] as const

/** Five parts that give the total; what is short of ten is taken from colour, tone and respiration. */
function apgarOf(total: number): ObservationComponent[] {
  const values = [2, 2, 2, 2, 2]
  for (let short = 10 - total, at = 4; short > 0; short--, at = at === 1 ? 4 : at - 1)
    values[at] = (values[at] ?? 0) - 1
  return apgarParts.map(([code, display, words], index) => ({
    code: concept(words, snomedCoding(code, display)),
    valueInteger: values[index] ?? 0,
  }))
}

function ofBaby(twin: Twin, baby: Patient, mother: Patient, firstBorn: number): FhirResource[] {
  const { all, file } = filing(baby.id ?? '')
  const subject = reference('Patient', baby.id ?? '')
  const born = firstBorn + twin.after
  file({
    resourceType: 'RelatedPerson',
    identifier: [{ system: `${ours}/Id/mother`, value: mother.id ?? '' }],
    extension: [
      {
        url: `${ours}/StructureDefinition/related-patient`,
        valueReference: reference('Patient', mother.id ?? '', 'WHITAKER, Rachel (Mrs)'),
      },
    ],
    active: true,
    patient: subject,
    relationship: [hl7('v3-RoleCode', 'MTH', 'mother')],
    name: mother.name ?? [],
  })
  const observe = (at: number, more: Pick<Observation, 'code'> & Partial<Observation>) =>
    file({
      resourceType: 'Observation',
      status: 'final',
      subject,
      effectiveDateTime: instant(at),
      issued: instant(at),
      performer: [{ display: 'Midwife Josie Holt' }],
      ...more,
    })
  observe(born, {
    code: concept('Length of gestation at birth', snomedCoding('412726003', 'Length of gestation at birth')),
    valueQuantity: quantity(261, 'days', 'd'),
  })
  for (const [index, [minutes, code]] of (
    [
      [1, '9272-6'],
      [5, '9274-2'],
    ] as const
  ).entries()) {
    const total = twin.apgar[index] ?? 0
    const words = `${minutes} minute Apgar score`
    observe(born + minutes * 60_000, {
      code: concept(words, loincCoding(code, words)),
      valueInteger: total,
      component: apgarOf(total),
    })
  }
  const weight = (at: number, grams: number, ...first: ReturnType<typeof loincCoding>[]) =>
    observe(at, {
      category: [hl7('observation-category', 'vital-signs', 'Vital Signs')],
      code: concept(
        first.length > 0 ? 'Birth weight' : 'Body weight',
        ...first,
        snomedCoding('27113001', 'Body weight'),
        loincCoding('29463-7', 'Body weight'),
      ),
      valueQuantity: quantity(grams, 'g', 'g'),
    })
  weight(born, twin.weights[0], loincCoding('8339-4', 'Birth weight'))
  weight(born + 2.8 * day, twin.weights[1])
  observe(born + hour, {
    code: concept(
      'Vitamin K',
      coding(`${ours}/CodeSystem/newborn`, 'check', 'Newborn check'),
      coding(`${ours}/CodeSystem/newborn`, 'check-vitamin-k', 'Vitamin K'),
    ),
    valueCodeableConcept: lune('newborn', 'result-im', 'Given: 1 mg intramuscular'),
  })
  for (let feed = 0; feed < 6; feed++)
    observe(born + 2 * day + feed * 3 * hour, {
      code: lune('newborn', 'feed', 'Feed'),
      valueCodeableConcept: lune(
        'newborn',
        feed % 3 === 2 ? 'result-feed-bottle' : 'result-feed-breast',
        feed % 3 === 2 ? 'Bottle' : 'Breast',
      ),
      component: [
        ...(feed % 3 === 2
          ? [{ code: { text: 'Volume' }, valueQuantity: quantity(25 + feed, 'mL', 'mL') }]
          : []),
        { code: { text: 'Wet nappies' }, valueInteger: 1 },
      ],
    })
  return all
}
