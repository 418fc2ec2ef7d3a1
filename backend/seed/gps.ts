import type { Practitioner, PractitionerRole } from 'fhir/r4'

import { practices } from './region.ts'
import { concept, reference } from './shapes.ts'

const names = [
  ['Anna', 'Fielding'],
  ['Rashid', 'Mahmood'],
  ['Helen', 'Cragg'],
  ['Tom', 'Lathom'],
  ['Priya', 'Nair'],
  ['Owen', 'Bibby'],
  ['Grace', 'Adeyemi'],
  ['Martin', 'Sowerby'],
  ['Joanna', 'Wilk'],
  ['Stephen', 'Parr'],
  ['Mei', 'Lau'],
  ['Judith', 'Kellet'],
] as const

/** Two general practitioners of each practice, by their GMP number. */
export function* generalPractitioners(): Generator<Practitioner | PractitionerRole> {
  for (const [index, [given, family]] of names.entries()) {
    const [practice, practiceName] = practices[Math.floor(index / 2)] ?? practices[0]
    const id = `${practice}-${(index % 2) + 1}`
    const name = `Dr ${given} ${family}`
    yield {
      resourceType: 'Practitioner',
      id,
      identifier: [
        { system: 'https://fhir.hl7.org.uk/Id/gmp-number', value: `G9${String(990_001 + index)}` },
      ],
      active: true,
      name: [{ use: 'official', family, given: [given], prefix: ['Dr'] }],
    }
    yield {
      resourceType: 'PractitionerRole',
      id: `${id}-role`,
      active: true,
      practitioner: reference('Practitioner', id, name),
      organization: reference('Organization', practice, practiceName),
      code: [concept('General medical practitioner')],
    }
  }
}
