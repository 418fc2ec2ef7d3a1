import type { CarePlan, Condition, EpisodeOfCare, Observation } from 'fhir/r4'

import type { Actor } from '#clinical/acts/act.ts'
import type { Stored } from '#fhir/client.ts'

import { codes, pregnancy as pregnant } from './codes.ts'
import { type Pregnancy, planOf, toPregnancies } from './pregnancy.ts'
import { coded } from './reading.ts'

export const episode: Stored<EpisodeOfCare> = {
  resourceType: 'EpisodeOfCare',
  id: 'e1',
  meta: { versionId: '1' },
  status: 'active',
  type: [pregnant],
  patient: { reference: 'Patient/ada' },
  period: { start: '2026-03-10' },
  diagnosis: [{ condition: { reference: 'Condition/c1' } }],
}
const condition: Stored<Condition> = {
  resourceType: 'Condition',
  id: 'c1',
  meta: { versionId: '1' },
  subject: { reference: 'Patient/ada' },
  code: pregnant,
  onsetDateTime: '2026-01-10',
}
const plan: Stored<CarePlan> = {
  resourceType: 'CarePlan',
  id: 'p1',
  meta: { versionId: '1' },
  status: 'active',
  intent: 'plan',
  subject: { reference: 'Patient/ada' },
  extension: [{ url: planOf, valueReference: { reference: 'EpisodeOfCare/e1' } }],
}

let count = 0
/** Something found in the pregnancy `e1`. */
export const found = (
  code: Observation['code'],
  more: Partial<Observation>,
  focus = 'EpisodeOfCare/e1',
): Stored<Observation> => ({
  resourceType: 'Observation',
  id: `o${(count += 1)}`,
  status: 'final',
  code,
  subject: { reference: 'Patient/ada' },
  focus: [{ reference: focus }],
  ...more,
})
/** Due on 17-Oct-2026: 33+3 on the first of September. */
const dueDate = found(coded(codes.dueDate), { valueDateTime: '2026-10-17', effectiveDateTime: '2026-03-10' })

export function pregnancyWith(...observations: readonly Stored<Observation>[]): Pregnancy {
  const [only] = toPregnancies({
    episodes: [episode],
    observations: [dueDate, ...observations],
    encounters: [],
    conditions: [condition],
    plans: [plan],
  })
  if (!only) throw new Error('No pregnancy')
  return only
}

export const midwife: Actor = {
  patientId: 'ada',
  session: {
    userId: '555036635100',
    name: 'Siobhan Devlin',
    post: {
      id: '1',
      orgCode: 'RXR',
      orgName: 'East Lancashire Hospitals',
      title: 'Midwife',
      areas: ['Obstetrics'],
      role: 'midwife',
    },
  },
  actId: 'act',
  now: new Date('2026-09-01T10:00:00Z'),
}
