import type {
  ActivityDefinition,
  ObservationDefinition,
  PlanDefinition,
  Questionnaire,
  SpecimenDefinition,
} from 'fhir/r4'

import { modalities, type OrderableImage, orderableImages } from './orderable-images.ts'
import { limitsByLoinc } from './laboratory-limits.ts'
import { type OrderableTest, orderableTests, sections } from './orderable-tests.ts'
import { orderSets } from './order-sets.ts'
import { specimens } from './specimens.ts'
import { safetyQuestionnaires, safetyUrl } from './safety-questions.ts'
import { coding, concept, loincCoding, ours, quantity, snomed, snomedCoding, terminology } from './shapes.ts'

/**
 * The catalogue of what can be asked for, as FHIR in the record (docs/decisions/009): one ActivityDefinition an
 * orderable, one PlanDefinition a set, Questionnaires for what imaging must know.
 */
export function* catalogue(): Generator<ActivityDefinition | PlanDefinition | Questionnaire> {
  yield* orderableTests.map(laboratory)
  yield* orderableImages.map(imaging)
  yield* orderSets.map(set)
  yield* safetyQuestionnaires()
}

const urlOf = (id: string) => `${ours}/ActivityDefinition/${id}`
const codeOf = ({ id, title, snomed: code }: { id: string; title: string; snomed?: string }) =>
  concept(
    title,
    ...(code ? [snomedCoding(code, title)] : []),
    coding(`${ours}/CodeSystem/orderable`, id, title),
  )

const laboratory = (test: OrderableTest): ActivityDefinition => {
  const { id, title, words, measures = [], interval, specimen, section = 'CH' } = test
  const [value, code] = interval ?? []
  return {
    resourceType: 'ActivityDefinition',
    id: `order-${id}`,
    contained: [specimenOf(specimen), ...measures.map(measured)],
    extension: [
      {
        url: `${ours}/StructureDefinition/laboratory-section`,
        valueCoding: coding(`${v2}-0074`, section, sections[section]),
      },
      ...(value && code
        ? [
            {
              url: `${ours}/StructureDefinition/minimum-interval`,
              valueDuration: { value, unit: unitWords[code], system: 'http://unitsofmeasure.org', code },
            },
          ]
        : []),
    ],
    url: urlOf(id),
    version: '1',
    title,
    ...(words ? { subtitle: words } : {}),
    status: 'active',
    topic: [snomed('108252007', 'Laboratory procedure')],
    kind: 'ServiceRequest',
    intent: 'order',
    code: codeOf(test),
    specimenRequirement: [{ reference: '#specimen' }],
    ...(measures.length > 0
      ? {
          observationResultRequirement: measures.map((_, index) => ({ reference: `#measures-${index + 1}` })),
        }
      : {}),
  }
}

const v2 = `${terminology}/v2`
const unitWords = { h: 'hours', d: 'days', wk: 'weeks', mo: 'months' } as const

function specimenOf(name: OrderableTest['specimen']): SpecimenDefinition {
  const { type, cap, additive } = specimens[name]
  const [code, text] = type
  return {
    resourceType: 'SpecimenDefinition',
    id: 'specimen',
    typeCollected: code ? snomed(code, text) : concept(text),
    typeTested: [
      { preference: 'preferred', container: { cap: concept(cap), description: `${cap}: ${additive}` } },
    ],
  }
}

const measured = (
  { name, loinc, snomed: code }: NonNullable<OrderableTest['measures']>[number],
  index: number,
): ObservationDefinition => ({
  resourceType: 'ObservationDefinition',
  id: `measures-${index + 1}`,
  code: concept(name, ...(code ? [snomedCoding(code, name)] : []), loincCoding(loinc, name)),
  ...detailsOf(loinc),
})

/** In which unit it is measured, what is usual, and what is telephoned: limits stand in the record, not in code. */
function detailsOf(
  loinc: string,
): Pick<ObservationDefinition, 'permittedDataType' | 'quantitativeDetails' | 'qualifiedInterval'> {
  const limits = limitsByLoinc[loinc]
  if (!limits) return {}
  const { unit, ucum, usual, female, critical } = limits
  const range = (low: number | undefined, high: number | undefined) => ({
    ...(low === undefined ? {} : { low: quantity(low, unit, ucum) }),
    ...(high === undefined ? {} : { high: quantity(high, unit, ucum) }),
  })
  const [upTo, from] = critical ?? []
  const telephoned = [
    ...(upTo === undefined ? [] : [range(undefined, upTo)]),
    ...(from === undefined ? [] : [range(from, undefined)]),
  ]
  const qualifiedInterval: NonNullable<ObservationDefinition['qualifiedInterval']> = [
    ...(usual
      ? [
          {
            category: 'reference' as const,
            range: range(...usual),
            ...(female ? { gender: 'male' as const } : {}),
          },
        ]
      : []),
    ...(female
      ? [{ category: 'reference' as const, range: range(...female), gender: 'female' as const }]
      : []),
    ...telephoned.map((one) => ({
      category: 'critical' as const,
      range: one,
      condition: 'Commonly telephoned (RCPath guidance), to be confirmed by the laboratory',
    })),
  ]
  return {
    permittedDataType: ['Quantity'],
    quantitativeDetails: { unit: concept(unit, coding('http://unitsofmeasure.org', ucum, unit)) },
    ...(qualifiedInterval.length > 0 ? { qualifiedInterval } : {}),
  }
}

const imaging = (image: OrderableImage): ActivityDefinition => {
  const { id, title, words, modality, region, sided, safety } = image
  return {
    resourceType: 'ActivityDefinition',
    id: `order-${id}`,
    ...(sided
      ? { extension: [{ url: `${ours}/StructureDefinition/laterality-required`, valueBoolean: true }] }
      : {}),
    url: urlOf(id),
    version: '1',
    title,
    ...(words ? { subtitle: words } : {}),
    status: 'active',
    topic: [
      snomed('363679005', 'Imaging'),
      concept(
        modalities[modality],
        coding('http://dicom.nema.org/resources/ontology/DCM', modality, modalities[modality]),
      ),
    ],
    relatedArtifact: [{ type: 'depends-on', resource: `${safetyUrl(safety)}|1` }],
    kind: 'ServiceRequest',
    intent: 'order',
    code: codeOf(image),
    bodySite: [concept(region)],
  }
}

const set = ({ id, title, words, of }: (typeof orderSets)[number]): PlanDefinition => ({
  resourceType: 'PlanDefinition',
  id: `set-${id}`,
  url: `${ours}/PlanDefinition/${id}`,
  version: '1',
  title,
  subtitle: words,
  type: { coding: [coding(`${terminology}/plan-definition-type`, 'order-set', 'Order Set')] },
  status: 'active',
  action: of.map((one) => ({ definitionCanonical: urlOf(one) })),
})
