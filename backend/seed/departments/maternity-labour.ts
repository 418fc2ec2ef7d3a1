import type {
  CodeableConcept,
  FhirResource,
  Observation,
  PlanDefinition,
  PlanDefinitionAction,
} from 'fhir/r4'

import { people as signIns } from '../../identity/people.ts'
import type { DepartmentSeed } from '../departments.ts'
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
  minute,
  ours,
  quantity,
  reference,
  snomed,
  snomedCoding,
  terminology,
} from '../shapes.ts'

/** A woman in labour with six hours of partogram (domain facts §6.2.4), and the table her early warning goes by (§2.4). */

export const seed: DepartmentSeed = {
  reference: earlyWarningTables,
  *demonstration({ now, people }) {
    const latest = dayOf(now - 24 * 365.25 * day)
    const earliest = dayOf(now - 36 * 365.25 * day)
    const woman = people.findLast(
      ({ patient, stay }) =>
        !stay &&
        patient.gender === 'female' &&
        (patient.birthDate ?? '') > earliest &&
        (patient.birthDate ?? '9') < latest &&
        !patient.deceasedDateTime &&
        patient.managingOrganization?.reference === 'Organization/rxr',
    )
    if (woman?.patient.id) yield* labourOf(woman.patient.id, woman.patient.managingOrganization, now)
  },
}

const labourCoding = (code: string, display: string) => coding(`${ours}/CodeSystem/labour`, code, display)
const own = (code: string, words: string) => concept(words, labourCoding(code, words))
const firstEntry = 0xf2_00_00

function labourOf(patientId: string, organisation: FhirOrganisation, now: number): FhirResource[] {
  const all: FhirResource[] = []
  const file = (resource: FhirResource) => {
    const id = entryIdOf(patientId, firstEntry + all.length)
    all.push({ ...resource, id })
    return reference(resource.resourceType, id)
  }
  const midwife = signIns.find(({ user }) => user === 'midwife')
  const performer = [
    {
      identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: midwife?.userId ?? '' },
      display: [midwife?.title, midwife?.given, midwife?.family].filter(Boolean).join(' '),
    },
  ]
  const subject = reference('Patient', patientId)
  const episode = file({
    resourceType: 'EpisodeOfCare',
    status: 'active',
    type: [snomed('77386006', 'Pregnant')],
    patient: subject,
    ...(organisation ? { managingOrganization: organisation } : {}),
    period: { start: dayOf(now - 217 * day) },
  })
  file({
    resourceType: 'Condition',
    clinicalStatus: hl7('condition-clinical', 'active', 'Active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed', 'Confirmed'),
    code: snomed('77386006', 'Pregnant'),
    subject,
    onsetDateTime: dayOf(now - 282 * day),
  })
  const observe = (at: number, code: CodeableConcept, more: Partial<Observation>) =>
    file({
      resourceType: 'Observation',
      status: 'final',
      code,
      subject,
      effectiveDateTime: instant(at),
      issued: instant(at),
      performer,
      ...more,
    })
  observe(
    now - 217 * day,
    concept('Delivery date estimated', loincCoding('11778-8', 'Delivery date estimated')),
    {
      focus: [episode],
      valueDateTime: dayOf(now - 2 * day),
      method: concept('Dating scan'),
    },
  )
  for (const [code, words, value] of [
    ['11996-6', 'Pregnancies', 1],
    ['11977-6', 'Parity', 0],
  ] as const)
    observe(now - 217 * day, concept(words, loincCoding(code, words)), {
      focus: [episode],
      valueInteger: value,
    })
  const begun = now - 6.5 * hour
  const encounter = file({
    resourceType: 'Encounter',
    status: 'in-progress',
    class: coding(`${terminology}/v3-ActCode`, 'OBSENC', 'observation encounter'),
    type: [own('labour', 'Labour')],
    serviceType: { text: 'Obstetrics' },
    subject,
    episodeOfCare: [episode],
    period: { start: instant(begun) },
    location: [{ location: { display: 'Birth suite, room 3' }, status: 'active' }],
    ...(organisation ? { serviceProvider: organisation } : {}),
  })
  const chart = (at: number, code: CodeableConcept, more: Partial<Observation>) =>
    observe(at, code, { encounter, ...more })
  const number = (at: number, code: CodeableConcept, value: number, unit: string, ucum: string) =>
    chart(at, code, { valueQuantity: quantity(value, unit, ucum) })
  const word = (at: number, code: CodeableConcept, value: string, words: string) =>
    chart(at, code, { valueCodeableConcept: own(value, words) })

  chart(begun, own('onset', 'Onset of labour'), {
    valueCodeableConcept: concept(
      'Spontaneous',
      coding(
        'https://www.datadictionary.nhs.uk/data_elements/labour_or_delivery_onset_method_code.html',
        '1',
        'Spontaneous',
      ),
    ),
  })
  word(begun, own('membranes', 'Membranes'), 'membranes-intact', 'Intact')
  const start = now - 6 * hour
  for (const [hours, cm, fifths] of [
    [0, 4, 4],
    [4, 5, 3],
  ] as const) {
    number(start + hours * hour, own('cervix', 'Cervix'), cm, 'cm', 'cm')
    number(start + hours * hour, own('descent', 'Head palpable'), fifths, 'fifths', '{fifths}')
  }
  word(start, own('liquor', 'Liquor'), 'liquor-I', 'Intact membranes')
  word(start + 4 * hour, own('membranes', 'Membranes'), 'membranes-broken', 'Ruptured artificially')
  word(start + 4 * hour, own('liquor', 'Liquor'), 'liquor-C', 'Clear')
  const pulse = concept(
    'Heart rate',
    snomedCoding('364075005', 'Heart rate'),
    loincCoding('8867-4', 'Heart rate'),
  )
  const temperature = concept(
    'Core body temperature',
    snomedCoding('276885007', 'Core body temperature'),
    loincCoding('8310-5', 'Body temperature'),
  )
  const fetalHeart = concept('Fetal Heart rate', loincCoding('55283-6', 'Fetal Heart rate'))
  for (let half = 0; half <= 12; half++) {
    const at = start + half * 30 * minute - 10 * minute
    number(
      at,
      own('contractions', 'Contractions'),
      [3, 3, 4, 3, 4, 4][half % 6] ?? 3,
      'in 10 minutes',
      '/(10.min)',
    )
    if (half <= 8) number(at, fetalHeart, [138, 142, 136, 145, 140][half % 5] ?? 140, 'per minute', '/min')
    if (half % 2 === 0) number(at, pulse, [78, 82, 80, 86, 88, 92, 94][half / 2] ?? 84, 'per minute', '/min')
  }
  for (const [hours, high, low, temp] of [
    [0, 118, 72, 36.7],
    [4, 126, 78, 36.9],
  ] as const) {
    const at = start + hours * hour
    chart(at, concept('Blood pressure', snomedCoding('75367002', 'Blood pressure'), loincCoding('85354-9')), {
      component: [
        {
          code: concept('Systolic blood pressure', snomedCoding('72313002'), loincCoding('8480-6')),
          valueQuantity: quantity(high, 'mmHg', 'mm[Hg]'),
        },
        {
          code: concept('Diastolic blood pressure', snomedCoding('1091811000000102'), loincCoding('8462-4')),
          valueQuantity: quantity(low, 'mmHg', 'mm[Hg]'),
        },
      ],
    })
    number(at, temperature, temp, '°C', 'Cel')
    number(at, own('urine', 'Urine passed'), 180, 'mL', 'mL')
  }
  const part = (code: string, words: string, value: number, unit: string, ucum: string) => ({
    code: own(`ctg-${code}`, words),
    valueQuantity: quantity(value, unit, ucum),
  })
  chart(start + 4.5 * hour, own('ctg', 'Cardiotocograph (CTG)'), {
    valueCodeableConcept: own('ctg-normal', 'Normal'),
    component: [
      part('baseline', 'Baseline', 142, 'per minute', '/min'),
      part('variability', 'Variability', 12, 'per minute', '/min'),
      { code: own('ctg-sinusoidal', 'Sinusoidal'), valueBoolean: false },
      { code: own('ctg-accelerations', 'Accelerations'), valueCodeableConcept: own('present', 'Present') },
      {
        code: own('ctg-decelerations', 'Decelerations'),
        valueCodeableConcept: own('decelerations-none', 'None'),
      },
      part('maternal-pulse', 'Maternal pulse', 88, 'per minute', '/min'),
      { code: own('ctg-monitoring', 'CTG after this'), valueCodeableConcept: own('continues', 'Continues') },
    ],
  })
  for (const [minutes, rate] of [
    [285, 1],
    [315, 2],
    [345, 4],
  ] as const)
    file({
      resourceType: 'MedicationAdministration',
      status: 'completed',
      medicationCodeableConcept: { text: 'Oxytocin infusion' },
      subject,
      context: encounter,
      effectiveDateTime: instant(start + minutes * minute),
      performer: performer.map((actor) => ({ actor })),
      dosage: {
        route: { text: 'Intravenous' },
        rateQuantity: { value: rate, unit: 'milliunits per minute' },
      },
    })
  return all
}
type FhirOrganisation = { reference?: string; display?: string } | undefined

type Band = readonly [colour: 'red' | 'yellow' | 'normal', low: number | undefined, high: number | undefined]
/** MEOWS (Singh 2012), as the domain facts have it (§2.4, general knowledge): no trust has signed it off. */
const meows: Record<string, { title: string; unit: string; bands: readonly Band[] }> = {
  rr: {
    title: 'Respiration rate',
    unit: 'per minute',
    bands: [
      ['red', undefined, 9],
      ['normal', 10, 20],
      ['yellow', 21, 30],
      ['red', 31, undefined],
    ],
  },
  spo2: {
    title: 'Oxygen saturation',
    unit: '%',
    bands: [
      ['red', undefined, 94],
      ['normal', 95, undefined],
    ],
  },
  temp: {
    title: 'Temperature',
    unit: '°C',
    bands: [
      ['red', undefined, 34.9],
      ['yellow', 35, 36],
      ['normal', 36.1, 38],
      ['red', 38.1, undefined],
    ],
  },
  sbp: {
    title: 'Systolic blood pressure',
    unit: 'mmHg',
    bands: [
      ['red', undefined, 89],
      ['yellow', 90, 100],
      ['normal', 101, 149],
      ['yellow', 150, 160],
      ['red', 161, undefined],
    ],
  },
  dbp: {
    title: 'Diastolic blood pressure',
    unit: 'mmHg',
    bands: [
      ['normal', undefined, 89],
      ['yellow', 90, 100],
      ['red', 101, undefined],
    ],
  },
  pulse: {
    title: 'Pulse',
    unit: 'per minute',
    bands: [
      ['red', undefined, 39],
      ['yellow', 40, 50],
      ['normal', 51, 99],
      ['yellow', 100, 120],
      ['red', 121, undefined],
    ],
  },
  pain: {
    title: 'Pain, 0 to 3',
    unit: 'of 3',
    bands: [
      ['normal', 0, 1],
      ['yellow', 2, 3],
    ],
  },
}

const ext = (name: string) => `${ours}/StructureDefinition/${name}`
const colourCode = (code: string) => [concept(code, coding(`${ours}/CodeSystem/warning-colour`, code))]

export function earlyWarningTables(): PlanDefinition[] {
  const readings = Object.entries(meows).map(([id, { title, unit, bands }]): PlanDefinitionAction => ({
    id,
    title,
    action: bands.map(([colour, low, high]) => ({
      code: colourCode(colour),
      extension: [
        {
          url: ext('warning-band'),
          valueRange: {
            ...(low === undefined ? {} : { low: { value: low, unit } }),
            ...(high === undefined ? {} : { high: { value: high, unit } }),
          },
        },
      ],
    })),
  }))
  const consciousness: PlanDefinitionAction = {
    id: 'acvpu',
    title: 'Consciousness',
    action: (
      [
        ['normal', ['A']],
        ['yellow', ['V']],
        ['red', ['P', 'U']],
      ] as const
    ).map(([colour, words]) => ({
      code: colourCode(colour),
      extension: words.map((valueCode) => ({ url: ext('warning-value'), valueCode })),
    })),
  }
  const needs: PlanDefinitionAction = {
    id: 'trigger',
    title: 'What asks for a review',
    action: (
      [
        ['red', 1],
        ['yellow', 2],
      ] as const
    ).map(([id, valueInteger]) => ({
      id,
      title: `${valueInteger} ${id}`,
      extension: [{ url: ext('warning-count'), valueInteger }],
    })),
  }
  return [
    {
      resourceType: 'PlanDefinition',
      id: 'maternity-early-warning',
      url: `${ours}/PlanDefinition/maternity-early-warning`,
      identifier: [{ system: `${ours}/Id/plan`, value: 'maternity-early-warning' }],
      version: '1',
      title: 'Modified early obstetric warning score (MEOWS)',
      type: {
        coding: [coding(`${terminology}/plan-definition-type`, 'clinical-protocol', 'Clinical Protocol')],
      },
      status: 'active',
      relatedArtifact: [{ type: 'citation', citation: 'Singh et al. 2012, as general knowledge' }],
      copyright:
        'Cut-offs are general knowledge: check them with your clinical safety officer. Those of the national maternity score (MEWS) are not published here.',
      action: [...readings, consciousness, needs],
    },
  ]
}
