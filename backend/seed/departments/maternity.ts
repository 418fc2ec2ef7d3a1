import type { FhirResource } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import { antenatalClinic } from '../maternity-clinic.ts'
import { antenatalRedFlags, maternityForms } from '../maternity-forms.ts'
import { tell } from '../maternity-record.ts'
import type { Told } from '../maternity-shapes.ts'
import { day, dayOf } from '../shapes.ts'

/** Pregnancies under way in each trust, some with a contact missed and a due date that was put right (domain facts §6.2). */

export const seed: DepartmentSeed = {
  reference: (): FhirResource[] => [...maternityForms, antenatalRedFlags],
  *demonstration({ now, people, random }) {
    const latest = dayOf(now - 20 * 365.25 * day)
    const earliest = dayOf(now - 40 * 365.25 * day)
    const women = people.filter(
      ({ patient, stay }) =>
        !stay &&
        patient.gender === 'female' &&
        (patient.birthDate ?? '') > earliest &&
        (patient.birthDate ?? '9') < latest,
    )
    const trusts = new Map<string, Someone[]>()
    for (const someone of women) {
      const trust = someone.patient.managingOrganization?.reference ?? ''
      trusts.set(trust, [...(trusts.get(trust) ?? []), someone])
    }
    for (const [trust, those] of trusts) {
      const first = trust.endsWith('/rxr')
      const pregnant = random.some(those, first ? stories.length : 2)
      for (const [index, someone] of pregnant.entries()) {
        const told = stories[index]
        if (told) yield* tell(told, someone, now)
      }
      if (first) yield* antenatalClinic(pregnant, now)
    }
  },
}

const stories: readonly Told[] = [
  { days: 8 * 7 + 2, births: 0, losses: 0, had: [], rh: 'POS' },
  { days: 13 * 7, births: 1, losses: 1, had: ['booking'], rh: 'POS', screening: 'accepted' },
  {
    days: 19 * 7 + 4,
    births: 2,
    losses: 0,
    had: ['booking', 'dating'],
    rescanned: 4,
    rh: 'POS',
    screening: 'result',
    risk: 'Smokes: referred to stop-smoking service',
  },
  {
    days: 28 * 7 + 1,
    births: 0,
    losses: 0,
    had: ['booking', 'dating', '16', 'anomaly', '25'],
    rescanned: -3,
    rh: 'NEG',
    screening: 'result',
    risk: 'RhD negative: anti-D at 28 weeks',
  },
  {
    days: 33 * 7 + 3,
    births: 1,
    losses: 0,
    had: ['booking', 'dating', '16', 'anomaly', '28'],
    rh: 'NEG',
    antiD: true,
    raised: true,
    screening: 'result',
    risk: 'Pre-eclampsia in the first pregnancy: aspirin 150 mg, growth scans',
  },
  {
    days: 39 * 7 + 6,
    births: 0,
    losses: 2,
    had: ['booking', 'dating', '16', 'anomaly', '25', '28', '31', '34', '36', '38'],
    rescanned: 2,
    rh: 'POS',
    screening: 'result',
  },
]
