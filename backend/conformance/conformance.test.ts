import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FhirResource } from 'fhir/r4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { importPaths } from '../importing/import-paths.ts'
import { openRecord } from '../importing/record-client.ts'
import { region } from '../seed/seed.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { runConformance } from './run-conformance.ts'
import { serve } from './serve-store.ts'

let folder = ''
let store: Store
let door: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  store = await openStore({ folder: join(folder, 'store') })
  door = await serve(store)
}, 30_000)
afterAll(async () => {
  await door.close()
  await store.close()
  await rm(folder, { recursive: true })
})

it('the embedded store does everything Lune relies on, and nothing of the check is left behind', async () => {
  const lines: string[] = []
  const holds = await runConformance(door.base, undefined, (line) => lines.push(line))
  expect(lines.filter((line) => line.startsWith('NOT OK'))).toEqual([])
  expect(holds).toBe(true)
  expect(store.count('Patient') + store.count('Observation') + store.count('Encounter')).toBe(0)
}, 30_000)

it('a server that does something else is told from one that holds', async () => {
  const lines: string[] = []
  const holds = await runConformance('http://127.0.0.1:1/fhir', undefined, (line) => lines.push(line))
  expect(holds).toBe(false)
  expect(lines.every((line) => line.startsWith('NOT OK') || line.startsWith('0 of'))).toBe(true)
})

describe('the embedded store and the demonstration region', () => {
  it('takes a resource of every type by the strict way, as a screen would write it', async () => {
    const firsts = new Map<string, FhirResource>()
    for (const resource of region('demo', new Date())) {
      if (!firsts.has(resource.resourceType)) firsts.set(resource.resourceType, resource)
    }
    const record = openRecord({ base: door.base, token: () => Promise.resolve('none'), lenient: false })
    const answers = await record.batch(
      [...firsts].map(([type, resource]) => ({ method: 'PUT', url: `${type}/${resource.id}`, resource })),
    )
    expect(answers.filter(({ status }) => status !== 201)).toEqual([])
    expect(answers.length).toBeGreaterThanOrEqual(19)
  }, 30_000)
})

describe('the embedded store and an import', () => {
  const published = new URL('../../../shared/data/uk-clinical-observations', import.meta.url).pathname

  it('takes published observations, and a second time finds them all there', async ({ skip }) => {
    const record = openRecord({ base: door.base, token: () => Promise.resolve('none'), lenient: true })
    const first = await importPaths(record, [published]).catch(() =>
      skip('the published data is not beside the project'),
    )
    expect(first.refusals).toEqual([])
    const again = await importPaths(record, [published])
    expect(again.taken.size).toBe(0)
    expect(again.alreadyThere).toBeGreaterThan(20)
  }, 30_000)
})
