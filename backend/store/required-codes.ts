import type { ElementDefinition, OperationOutcomeIssue } from 'fhir/r4'

import { isObject, type Resource } from './json.ts'
import { issue } from './outcome.ts'
import { definitionOf, requiredCodes } from './structure-definitions.ts'

/** Codes that R4 does not know where it lists all there are: `gender: "sideways"`. */
export function wrongCodes(resource: Resource): OperationOutcomeIssue[] {
  const issues: OperationOutcomeIssue[] = []
  walk(resource, resource.resourceType, resource.resourceType, resource.resourceType, issues)
  return issues
}

const byPath = new Map<string, ReadonlyMap<string, ElementDefinition>>()

function elementsOf(type: string): ReadonlyMap<string, ElementDefinition> {
  const known = byPath.get(type)
  if (known) return known
  const elements = new Map<string, ElementDefinition>()
  for (const element of definitionOf(type)?.snapshot?.element ?? [])
    if (!elements.has(element.path)) elements.set(element.path, element)
  byPath.set(type, elements)
  return elements
}

/** `path` is where the definition of `type` describes this value; `shown` is where the value is. */
function walk(
  value: unknown,
  type: string,
  path: string,
  shown: string,
  issues: OperationOutcomeIssue[],
): void {
  if (!isObject(value)) return
  const elements = elementsOf(type)
  for (const [name, inner] of Object.entries(value)) {
    const element = elements.get(`${path}.${name}`) ?? choice(elements, path, name)
    if (!element) continue
    const place = `${shown}.${name}`
    const allowed = requiredCodes(element)
    const many = Array.isArray(inner)
    const each: unknown[] = many ? inner : [inner]
    each.forEach((one, index) => {
      const here = many ? `${place}[${index}]` : place
      if (typeof one === 'string') {
        if (allowed && element.type?.[0]?.code === 'code' && !allowed.has(one))
          issues.push(issue('error', 'code-invalid', `${here}: "${one}" is not one of R4's codes`, here))
      } else descend(one, type, element, name, here, issues)
    })
  }
}

function descend(
  value: unknown,
  type: string,
  element: ElementDefinition,
  name: string,
  shown: string,
  issues: OperationOutcomeIssue[],
): void {
  if (!isObject(value)) return
  if (element.contentReference)
    return walk(value, type, element.contentReference.replace(/^.*#/, ''), shown, issues)
  const kinds = (element.type ?? []).map(({ code }) => code)
  const kind =
    kinds.length === 1 ? kinds[0] : kinds.find((code) => name.toLowerCase().endsWith(code.toLowerCase()))
  if (kind === undefined) return
  if (kind === 'BackboneElement' || kind === 'Element') return walk(value, type, element.path, shown, issues)
  const held = kind === 'Resource' ? value['resourceType'] : kind
  if (typeof held === 'string') walk(value, held, held, shown, issues)
}

function choice(
  elements: ReadonlyMap<string, ElementDefinition>,
  path: string,
  name: string,
): ElementDefinition | undefined {
  for (let at = name.length - 1; at > 0; at--)
    if (/[A-Z]/.test(name.charAt(at))) {
      const element = elements.get(`${path}.${name.slice(0, at)}[x]`)
      if (element) return element
    }
  return undefined
}
