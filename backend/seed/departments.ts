import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import type { Encounter, FhirResource, Patient } from 'fhir/r4'

import { type Random, randomFrom } from './random.ts'
import type { Staff } from './staff.ts'

/** Somebody of the region, and the stay they are in a bed for. */
export type Someone = { patient: Patient; stay?: Encounter }

/** What a department adds to the record; one file each in `departments/` (docs/adding-a-department.md). */
export type DepartmentSeed = {
  /** What every hospital has from the start, an empty one too: its forms, what can be asked of it */
  reference?: () => Iterable<FhirResource>
  /** What the demonstration shows: of people who are there already, or of its own */
  demonstration?: (region: {
    random: Random
    now: number
    staff: Staff
    people: readonly Someone[]
  }) => Iterable<FhirResource>
}

const folder = new URL('./departments/', import.meta.url)
const files = globSync('*.ts', { cwd: fileURLToPath(folder) }).filter((name) => !name.endsWith('.test.ts'))
const seeds = await Promise.all(
  files.toSorted().map(async (name) => {
    const { seed } = (await import(new URL(name, folder).href)) as { seed: DepartmentSeed }
    return { name, seed }
  }),
)

export const departmentReference = (): FhirResource[] =>
  seeds.flatMap(({ seed }) => [...(seed.reference?.() ?? [])])

/** Each has its own chance, so that none changes what the others show. */
export function* departmentDemonstration(
  now: number,
  staff: Staff,
  people: readonly Someone[],
): Generator<FhirResource> {
  for (const { name, seed } of seeds) {
    const random = randomFrom(
      Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7),
    )
    yield* seed.demonstration?.({ random, now, staff, people }) ?? []
  }
}

/** Lets everything by, and remembers who is there. */
export function* remembering(those: Iterable<FhirResource>, people: Someone[]): Generator<FhirResource> {
  const byId = new Map<string, Someone>()
  for (const one of those) {
    if (one.resourceType === 'Patient' && one.id) {
      const someone = { patient: one }
      byId.set(`Patient/${one.id}`, someone)
      people.push(someone)
    }
    if (one.resourceType === 'Encounter' && one.status === 'in-progress' && one.class.code === 'IMP') {
      const someone = byId.get(one.subject?.reference ?? '')
      if (someone) someone.stay = one
    }
    yield one
  }
}
