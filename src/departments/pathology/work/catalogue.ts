import { queryOptions } from '@tanstack/react-query'
import type {
  ActivityDefinition,
  CodeableConcept,
  Coding,
  ObservationDefinition,
  ObservationDefinitionQualifiedInterval,
  SpecimenDefinition,
} from 'fhir/r4'

import { orderKindOf } from '#clinical/care/order.ts'
import { listOf } from '#clinical/entries/lenient.ts'
import { resolve } from '#clinical/entries/source.ts'
import { fhir } from '#fhir/client.ts'
import { textOf } from '#fhir/coding.ts'

import type { Discipline } from './rules.ts'

/** One thing the laboratory does, as the catalogue in the record has it (decision 017). */
export type LabTest = {
  url: string
  title: string
  code: CodeableConcept
  category: CodeableConcept
  /** Undefined: the catalogue does not say */
  discipline: Discipline | undefined
  section: Coding | undefined
  tube: Tube | undefined
  measures: Measure[]
}
export type Tube = { type: CodeableConcept; cap: string; words: string }

/** One value of a test: with its unit, and the limits by which the laboratory marks it. */
export type Measure = {
  name: string
  code: CodeableConcept
  unit: { words: string; ucum: string } | undefined
  /** Its possible answers in codes; a number or words when there are none */
  answers: Coding[]
  /** What is usual, by sex; `gender` undefined: for everybody */
  usual: Interval[]
  /** What is telephoned */
  critical: Interval[]
}
export type Interval = {
  low: number | undefined
  high: number | undefined
  gender: string | undefined
  /** Where it comes from */
  source: string | undefined
}

const anHour = 3_600_000

/** Whole: a test that is not in it would have no tube, no unit and no limits. */
export const labCatalogue = () =>
  queryOptions({
    queryKey: ['catalogue', 'laboratory'],
    queryFn: async () => {
      const { resources } = await fhir.search('ActivityDefinition', { status: 'active' })
      return resources.flatMap((one) => toLabTest(one) ?? [])
    },
    staleTime: anHour,
    gcTime: anHour,
  })

const disciplineUrl = 'https://lune.example/fhir/StructureDefinition/laboratory-section'

// HL7 v2-0074, diagnostic service section: what laboratories put their work under
const disciplineOfSection: Record<string, Discipline> = {
  CH: 'blood sciences',
  HM: 'blood sciences',
  IMM: 'blood sciences',
  MB: 'microbiology',
  MCB: 'microbiology',
  VR: 'microbiology',
  BLB: 'transfusion',
}

/** The discipline that a category of a request or a report names, if it names one. */
export const disciplineIn = (categories: readonly CodeableConcept[]): Discipline | undefined =>
  categories
    .flatMap(({ coding }) => listOf(coding))
    .map(({ code }) => disciplineOfSection[code ?? ''])
    .find(Boolean)

export function toLabTest(activity: ActivityDefinition): LabTest | undefined {
  const { url, title, code, topic = [], extension } = activity
  const [category] = topic
  if (!url || !code || !category || orderKindOf(topic) !== 'laboratory') return undefined
  const section = listOf(extension).find((one) => one.url === disciplineUrl)?.valueCoding
  return {
    url,
    title: title ?? textOf(code),
    code,
    category,
    section,
    discipline: disciplineOfSection[section?.code ?? ''],
    tube: tubeOf(activity),
    measures: listOf(activity.observationResultRequirement).flatMap((required) => {
      const there = resolve(required, activity, [])
      return there?.resourceType === 'ObservationDefinition' ? toMeasure(there, activity) : []
    }),
  }
}

function tubeOf(activity: ActivityDefinition): Tube | undefined {
  const [required] = listOf(activity.specimenRequirement)
  const there = required && resolve(required, activity, [])
  if (there?.resourceType !== 'SpecimenDefinition') return undefined
  const { typeCollected, typeTested }: SpecimenDefinition = there
  const container = typeTested?.[0]?.container
  const cap = container?.cap ? textOf(container.cap, '') : ''
  return {
    type: typeCollected ?? { text: 'Specimen' },
    cap,
    words: container?.description ?? (cap || 'Container not named'),
  }
}

function toMeasure(definition: ObservationDefinition, within: ActivityDefinition): Measure {
  const { code, quantitativeDetails, qualifiedInterval, validCodedValueSet } = definition
  const unit = quantitativeDetails?.unit
  const answers = validCodedValueSet && resolve(validCodedValueSet, within, [])
  const of = (wanted: string) => listOf(qualifiedInterval).flatMap((one) => toInterval(one, wanted) ?? [])
  return {
    name: textOf(code),
    code,
    unit: unit && { words: textOf(unit), ucum: listOf(unit.coding)[0]?.code ?? textOf(unit) },
    answers:
      answers?.resourceType === 'ValueSet'
        ? listOf(answers.compose?.include).flatMap(({ system, concept }) =>
            listOf(concept).map(({ code, display }) => ({
              ...(system ? { system } : {}),
              code,
              ...(display ? { display } : {}),
            })),
          )
        : [],
    usual: of('reference'),
    critical: of('critical'),
  }
}

function toInterval(
  { category, range, gender, condition }: ObservationDefinitionQualifiedInterval,
  wanted: string,
): Interval | undefined {
  if (category !== wanted) return undefined
  return { low: range?.low?.value, high: range?.high?.value, gender, source: condition }
}

/** The test that was asked for: by the catalogue’s own address, else by a code that both share. */
export function testOf(
  request: { instantiatesCanonical?: string[]; code?: CodeableConcept },
  tests: readonly LabTest[],
): LabTest | undefined {
  const named = listOf(request.instantiatesCanonical).map((one) => one.split('|')[0])
  const codes = listOf(request.code?.coding).map(keyOf)
  return (
    tests.find(({ url }) => named.includes(url)) ??
    tests.find(({ code }) => listOf(code.coding).some((one) => codes.includes(keyOf(one))))
  )
}

/** By which what a test measures is found among all results; none: it is answered in words. */
export const codesOf = (test: LabTest | undefined): string[] =>
  (test?.measures ?? []).flatMap(({ code }) => listOf(code.coding).flatMap((one) => one.code ?? []))

const keyOf = ({ system, code }: Coding) => `${system ?? ''}|${code ?? ''}`
