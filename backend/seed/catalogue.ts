import type {
  ActivityDefinition,
  ObservationDefinition,
  PlanDefinition,
  Questionnaire,
  SpecimenDefinition,
} from 'fhir/r4'

import { modalities, type OrderableImage, orderableImages } from './orderable-images.ts'
import { type OrderableTest, orderableTests } from './orderable-tests.ts'
import { orderSets } from './order-sets.ts'
import { specimens } from './specimens.ts'
import { safetyQuestionnaires, safetyUrl } from './safety-questions.ts'
import { coding, concept, loincCoding, ours, snomed, snomedCoding, terminology } from './shapes.ts'

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
  const { id, title, words, measures = [], interval, specimen } = test
  const [value, code] = interval ?? []
  return {
    resourceType: 'ActivityDefinition',
    id: `order-${id}`,
    contained: [specimenOf(specimen), ...measures.map(measured)],
    ...(value && code
      ? {
          extension: [
            {
              url: `${ours}/StructureDefinition/minimum-interval`,
              valueDuration: { value, unit: unitWords[code], system: 'http://unitsofmeasure.org', code },
            },
          ],
        }
      : {}),
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
})

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
