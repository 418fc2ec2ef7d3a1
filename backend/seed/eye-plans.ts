import type { CarePlan, Condition, Medication, Procedure, Reference, ServiceRequest } from 'fhir/r4'

import { coding, concept, day, dayOf, instant, ours, quantity, snomed } from './shapes.ts'

/** What the eye clinics plan, in the shapes that Ophthalmology writes (decision 042). */

export const category = snomed('394594003', 'Ophthalmology')
export const eyeTreatment = (kind: string, what: string): Pick<Procedure, 'category' | 'code'> => ({
  category,
  code: concept(`${kind}: ${what}`, coding(`${ours}/CodeSystem/eye-treatment`, kind.toLowerCase(), kind)),
})

/** A vial, as it was read from its box. */
export function vial(agent: string, turn: number, at: number): Partial<Procedure> {
  const medication: Medication = {
    resourceType: 'Medication',
    id: 'vial',
    code: { text: agent },
    batch: { lotNumber: `K${4100 + turn * 37}`, expirationDate: dayOf(at + 200 * day) },
  }
  return {
    contained: [medication],
    usedReference: [{ reference: '#vial' }],
    usedCode: [{ text: 'Povidone-iodine 5 %' }],
    outcome: { text: 'Counts fingers or better' },
  }
}
export const notDone = (reason: string): Partial<Procedure> => ({
  status: 'not-done',
  statusReason: { text: reason },
})

const weeksLong = (value: number) => quantity(value, 'weeks', 'wk')
export function courseOf(
  about: Pick<ServiceRequest, 'subject' | 'bodySite'>,
  at: number,
  agent: string,
  reason: string,
): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    extension: [
      {
        url: `${ours}/StructureDefinition/treat-and-extend`,
        extension: [
          { url: 'loading', valuePositiveInt: 3 },
          { url: 'loadingWeeks', valueDuration: weeksLong(4) },
          { url: 'minimum', valueDuration: weeksLong(4) },
          { url: 'maximum', valueDuration: weeksLong(16) },
          { url: 'step', valueDuration: weeksLong(2) },
        ],
      },
      { url: `${ours}/StructureDefinition/referred-on`, valueDate: dayOf(at - 9 * day) },
    ],
    status: 'active',
    intent: 'order',
    category: [category],
    code: concept(
      `Course of eye injections: ${agent}`,
      coding(`${ours}/CodeSystem/eye-treatment`, 'injection-course', 'Course of eye injections'),
    ),
    orderDetail: [{ text: agent }],
    reasonCode: [{ text: reason }],
    occurrenceTiming: {
      repeat: {
        boundsPeriod: { start: dayOf(at) },
        frequency: 1,
        period: 4,
        periodMax: 16,
        periodUnit: 'wk',
      },
    },
    authoredOn: instant(at - 2 * day),
    ...about,
  }
}

const planCode = (code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/glaucoma-plan`, code, words))

export function planOf(subject: Reference, at: number, targets: Record<'right' | 'left', number>): CarePlan {
  const type = 'Primary open-angle glaucoma'
  const condition: Condition = { resourceType: 'Condition', id: 'glaucoma', code: { text: type }, subject }
  const every = (code: string, words: string, months: number) => ({
    detail: {
      status: 'scheduled' as const,
      code: planCode(code, words),
      description: words,
      scheduledTiming: { repeat: { frequency: 1, period: months, periodUnit: 'mo' as const } },
    },
  })
  return {
    resourceType: 'CarePlan',
    contained: [condition],
    extension: [
      { url: `${ours}/StructureDefinition/glaucoma-risk`, valueCodeableConcept: { text: 'Moderate' } },
      ...(['right', 'left'] as const).map((eye) => ({
        url: `${ours}/StructureDefinition/target-pressure-reason`,
        extension: [
          { url: 'eye', valueString: eye },
          { url: 'reason', valueString: 'A third below the pressure before treatment' },
        ],
      })),
    ],
    status: 'active',
    intent: 'plan',
    category: [concept('Glaucoma plan', coding(`${ours}/CodeSystem/care-plan`, 'glaucoma', 'Glaucoma plan'))],
    title: 'Glaucoma plan',
    description: 'Primary open-angle glaucoma, risk moderate',
    subject,
    period: { start: dayOf(at) },
    created: instant(at),
    addresses: [{ reference: '#glaucoma', display: type }],
    activity: [
      ...['Selective laser trabeculoplasty (SLT)', 'Eye drops'].map((words) => ({
        detail: {
          status: 'in-progress' as const,
          code: planCode('treatment', 'Treatment'),
          description: words,
        },
      })),
      ...(['right', 'left'] as const).map((eye) => ({
        detail: {
          status: 'in-progress' as const,
          code: planCode(`target-${eye}`, `Target pressure, ${eye} eye`),
          description: `${eye === 'right' ? 'Right' : 'Left'} eye: pressure not above ${targets[eye]} mmHg`,
        },
      })),
      every('visit', 'Visit', 6),
      every('field', 'Visual field', 12),
      every('scan', 'OCT', 12),
    ],
  }
}
