import { describe, expect, it } from 'vitest'

import { openChart } from './chart.ts'
import { enormousChart, yearsOfClinics } from './large.ts'
import { person } from './person.ts'
import { randomFrom } from './random.ts'
import { patientIdOf } from './shapes.ts'

const now = new Date('2026-11-22T10:00:00Z')

describe('the large region', () => {
  it('gives everybody years of clinic readings', () => {
    const random = randomFrom(1)
    const who = { key: 'x', trust: 'rxr', number: 1, gender: 'male', age: 50 } as const
    const chart = openChart(person(random, now.getTime(), who), random, now.getTime())
    yearsOfClinics(chart)
    expect(chart.resources.length).toBeGreaterThan(40)
  })

  it('has one chart of 131,000', () => {
    const [names, types] = [new Set<string>(), new Set<string>()]
    for (const { resourceType, id } of enormousChart(randomFrom(2), now.getTime())) {
      names.add(`${resourceType}/${id}`)
      types.add(resourceType)
    }
    expect(names.size).toBe(131_000)
    expect(names).toContain(`Patient/${patientIdOf('enormous')}`)
    for (const type of ['Encounter', 'Procedure', 'Composition', 'DiagnosticReport', 'MedicationRequest'])
      expect(types).toContain(type)
  })
})
