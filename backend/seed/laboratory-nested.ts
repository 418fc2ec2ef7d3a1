import type { FhirResource, Flag, Observation, Reference } from 'fhir/r4'

import { from } from './chart.ts'
import type { Someone } from './departments.ts'
import { microbiologyPolicy } from './microbiology-policy.ts'
import { observationCategory } from './observations.ts'
import { interpreted, signedBy } from './result-shapes.ts'
import {
  coding,
  concept,
  day,
  hl7,
  hour,
  instant,
  loincCoding,
  ours,
  patientIdOf,
  reference,
  snomed,
  snomedCoding,
} from './shapes.ts'

/** What a culture grew: an organism with its code, and what acts on it. */
export type Grown = {
  growth: readonly [code: string, words: string]
  note?: string
  organism?: readonly [code: string, name: string]
  tested?: Readonly<Record<string, 'S' | 'I' | 'R'>>
}
export type Group = readonly [
  whole: string,
  abo: readonly [string, string],
  rh: readonly [string, string],
  words: string,
]

export const groups = {
  'A positive': ['278149003', ['112144000', 'A'], ['165747007', 'RhD positive'], 'A RhD positive'],
  'O positive': ['278147001', ['58460004', 'O'], ['165747007', 'RhD positive'], 'O RhD positive'],
} as const satisfies Record<string, Group>

type Value = Omit<Observation, 'id' | 'subject' | 'status'>
/** A value and those that stand in it, by their places in the list; the first is the one the report names. */
type Nested = { value: Value; members: number[] }

const shared = {
  resourceType: 'Observation' as const,
  category: [observationCategory('laboratory')],
  performer: [signedBy('scientist')],
}
const letters = { S: 'Susceptible', I: 'Intermediate', R: 'Resistant' } as const
const antibiotics = microbiologyPolicy().action?.find(({ id }) => id === 'antibiotics')?.action ?? []

export function cultureValues({ growth, note, organism, tested = {} }: Grown): Nested[] {
  const [code, words] = growth
  const drugs = Object.entries(tested).map(([name, letter]): Nested => {
    const known = antibiotics.find(({ title }) => title === name)?.code?.[0]
    return {
      value: { ...shared, code: known ?? { text: name }, ...interpreted(letter, letters[letter]) },
      members: [],
    }
  })
  return [
    {
      value: {
        ...shared,
        code: concept('Culture', loincCoding('11475-1', 'Microorganism identified in Specimen by Culture')),
        valueCodeableConcept: /^\d/.test(code)
          ? snomed(code, words)
          : concept(words, coding(`${ours}/CodeSystem/growth`, code, words)),
        ...(note ? { note: [{ text: note }] } : {}),
        ...(organism ? interpreted('A', 'Abnormal') : {}),
      },
      members: organism ? [1] : [],
    },
    ...(organism
      ? [
          {
            value: {
              ...shared,
              code: concept(
                'Organism identified',
                loincCoding('41852-5', 'Microorganism or agent identified in Specimen'),
              ),
              valueCodeableConcept: snomed(...organism),
            },
            members: drugs.map((_, index) => index + 2),
          },
          ...drugs,
        ]
      : []),
  ]
}

export function groupValues([whole, abo, rh, words]: Group): Nested[] {
  const one = (loinc: string, display: string, text: string, value: Observation['valueCodeableConcept']) => ({
    ...shared,
    code: concept(text, loincCoding(loinc, display)),
    ...(value ? { valueCodeableConcept: value } : {}),
  })
  return [
    {
      value: one(
        '882-1',
        'ABO and Rh group [Type] in Blood',
        'Blood group',
        concept(words, snomedCoding(whole, `Blood group ${words.replace('RhD', 'Rh(D)')}`)),
      ),
      members: [1, 2],
    },
    { value: one('883-9', 'ABO group [Type] in Blood', 'ABO group', snomed(...abo)), members: [] },
    { value: one('10331-7', 'Rh [Type] in Blood', 'RhD type', snomed(...rh)), members: [] },
    {
      value: one(
        '890-4',
        'Blood group antibody screen [Presence] in Serum or Plasma',
        'Antibody screen',
        snomed('260385009', 'Negative'),
      ),
      members: [],
    },
  ]
}

/** As they wait in the laboratory's Task: contained, naming one another by `#id`. */
export const waitingValues = (nested: readonly Nested[]): (Value & { status: 'preliminary' })[] =>
  nested.map(({ value, members }) => ({
    ...value,
    status: 'preliminary',
    ...(members.length > 0
      ? { hasMember: members.map((place) => ({ reference: `#value-${place + 1}` })) }
      : {}),
  }))

type Told = {
  key: string
  what: string
  section: readonly ['MB' | 'BLB', string]
  specimen: readonly [code: string, words: string]
  ago: number
  values: readonly Nested[]
}

function* report({ patient }: Someone, now: number, told: Told): Generator<FhirResource> {
  const id = (part: string) => patientIdOf(`laboratory/${patient.id}/${told.key}/${part}`)
  const subject = reference('Patient', patient.id ?? '')
  const at = now - told.ago
  const issued = instant(at + 30 * hour < now ? at + 30 * hour : now - hour)
  const arrived = { meta: { ...from('rxr').meta, lastUpdated: issued } }
  yield {
    resourceType: 'Specimen',
    id: id('specimen'),
    ...from('rxr'),
    type: snomed(...told.specimen),
    subject,
    collection: { collector: signedBy('nurse'), collectedDateTime: instant(at) },
    receivedTime: instant(at + hour),
  }
  const specimen = reference('Specimen', id('specimen'))
  const named = (place: number): Reference => reference('Observation', id(`value-${place}`))
  for (const [place, { value, members }] of told.values.entries())
    yield {
      ...value,
      id: id(`value-${place}`),
      ...arrived,
      status: 'final',
      subject,
      effectiveDateTime: instant(at),
      issued,
      specimen,
      ...(members.length > 0 ? { hasMember: members.map(named) } : {}),
    }
  const inside = new Set(told.values.flatMap(({ members }) => members))
  yield {
    resourceType: 'DiagnosticReport',
    id: id('report'),
    ...arrived,
    status: 'final',
    category: [hl7('v2-0074', 'LAB', 'Laboratory'), hl7('v2-0074', ...told.section)],
    code: concept(told.what),
    subject,
    effectiveDateTime: instant(at),
    issued,
    specimen: [specimen],
    performer: [{ display: 'Clinical Laboratory' }],
    result: told.values.flatMap((_, place) => (inside.has(place) ? [] : named(place))),
  }
}

const microbiology = ['MB', 'Microbiology'] as const
const urine = ['122575003', 'Urine'] as const
const coli = ['112283007', 'Escherichia coli'] as const

/** Two urines and a wound: what became resistant in between, and an organism that nobody has flagged yet. */
export function* grownBefore(someone: Someone, now: number): Generator<FhirResource> {
  const heavy = ['heavy', 'Heavy growth'] as const
  const mcs = 'Urine microscopy, culture and sensitivity'
  yield* report(someone, now, {
    key: 'urine-1',
    what: mcs,
    section: microbiology,
    specimen: urine,
    ago: 130 * day,
    values: cultureValues({
      growth: heavy,
      note: 'More than 10⁵ per mL',
      organism: coli,
      tested: {
        Amoxicillin: 'R',
        'Co-amoxiclav': 'S',
        Trimethoprim: 'S',
        Nitrofurantoin: 'S',
        Gentamicin: 'S',
      },
    }),
  })
  yield* report(someone, now, {
    key: 'urine-2',
    what: mcs,
    section: microbiology,
    specimen: urine,
    ago: 12 * day,
    values: cultureValues({
      growth: heavy,
      note: 'More than 10⁵ per mL',
      organism: coli,
      tested: {
        Amoxicillin: 'R',
        'Co-amoxiclav': 'I',
        Trimethoprim: 'R',
        Nitrofurantoin: 'S',
        Gentamicin: 'S',
      },
    }),
  })
  yield* report(someone, now, {
    key: 'wound',
    what: 'Wound swab, microscopy, culture and sensitivity',
    section: microbiology,
    specimen: ['309051001', 'Swab'],
    ago: 3 * day,
    values: cultureValues({
      growth: ['moderate', 'Moderate growth'],
      organism: ['115329001', 'Methicillin resistant Staphylococcus aureus'],
      tested: { 'Flucloxacillin (oxacillin)': 'R', Vancomycin: 'S', Linezolid: 'S', Gentamicin: 'S' },
    }),
  })
}

/** Somebody who is known to the transfusion laboratory: a group of years ago, and blood that must be irradiated. */
export function* knownBlood(someone: Someone, now: number): Generator<FhirResource> {
  yield* report(someone, now, {
    key: 'group',
    what: 'Group and save',
    section: ['BLB', 'Blood Bank'],
    specimen: ['122555007', 'Venous blood'],
    ago: 900 * day,
    values: groupValues(groups['A positive']),
  })
  yield {
    resourceType: 'Flag',
    id: patientIdOf(`laboratory/${someone.patient.id}/irradiated`),
    ...from('rxr'),
    status: 'active',
    category: [
      concept(
        'Transfusion requirement',
        coding(`${ours}/CodeSystem/flag-category`, 'transfusion-requirement', 'Transfusion requirement'),
      ),
    ],
    code: concept(
      'Irradiated: purine analogue in 2024',
      coding(`${ours}/CodeSystem/transfusion-requirement`, 'irradiated', 'Irradiated'),
    ),
    subject: reference('Patient', someone.patient.id ?? ''),
    period: { start: instant(now - 400 * day) },
    author: signedBy('doctor'),
  } satisfies Flag
}
