import type { FhirResource, Observation, Procedure } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import {
  coding,
  concept,
  day,
  dayOf,
  entryIdOf,
  hl7,
  instant,
  ours,
  quantity,
  reference,
  snomed,
  snomedCoding,
} from '../shapes.ts'

/** A year of injections with one missed, and eyes whose pressure is treated, in the eye clinics of each trust (domain facts §6.3). */

type Eye = 'right' | 'left'
const sites = { right: snomed('18944008', 'Right eye'), left: snomed('8966001', 'Left eye') }
const measure = (code: string, words: string) =>
  concept(words, coding(`${ours}/CodeSystem/eye-measure`, code, words))

export const seed: DepartmentSeed = {
  *demonstration({ now, people, random }) {
    const elders = people.filter(
      ({ patient, stay }) =>
        !stay && (patient.birthDate ?? '9') < '1955' && !patient.deceasedBoolean && !patient.deceasedDateTime,
    )
    const trusts = new Map<string, Someone[]>()
    for (const someone of elders) {
      const trust = someone.patient.managingOrganization?.reference ?? ''
      trusts.set(trust, [...(trusts.get(trust) ?? []), someone])
    }
    for (const those of trusts.values())
      for (const [index, someone] of random.some(those, 8).entries())
        yield* index < 5 ? injections(someone, now, index) : pressures(someone, now, index)
  },
}

/** Far above the numbers of a chart's own entries. */
const firstEntry = 0xe0_00_00

function book({ patient }: Someone) {
  const all: FhirResource[] = []
  const patientId = patient.id ?? ''
  const subject = reference('Patient', patientId)
  const file = (resource: FhirResource) => {
    all.push({ ...resource, id: entryIdOf(patientId, firstEntry + all.length) })
  }
  const measured = (eye: Eye, at: number, more: Pick<Observation, 'code'> & Partial<Observation>) =>
    file({
      resourceType: 'Observation',
      status: 'final',
      category: [hl7('observation-category', 'exam', 'Exam')],
      subject,
      effectiveDateTime: instant(at),
      bodySite: sites[eye],
      ...more,
    })
  return {
    all,
    file,
    subject,
    acuity: (eye: Eye, at: number, letters: number) =>
      measured(eye, at, {
        code: concept('Visual acuity', snomedCoding('251739003', 'Distance visual acuity')),
        valueQuantity: quantity(letters, 'letters', '{letters}'),
        method: { text: 'Glasses' },
      }),
    pressure: (eye: Eye, at: number, value: number) =>
      measured(eye, at, {
        code: concept('Intraocular pressure', snomedCoding('41633001', 'Intraocular pressure')),
        valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
        method: { text: 'Goldmann' },
      }),
    other: (eye: Eye, at: number, code: string, words: string, value: ReturnType<typeof quantity>) =>
      measured(eye, at, { code: measure(code, words), valueQuantity: value }),
    treated: (eye: Eye, at: number, kind: string, what: string) =>
      file({
        resourceType: 'Procedure',
        status: 'completed',
        ...eyeTreatment(kind, what),
        subject,
        bodySite: [sites[eye]],
        performedDateTime: instant(at),
      }),
  }
}

const category = snomed('394594003', 'Ophthalmology')
const eyeTreatment = (kind: string, what: string): Pick<Procedure, 'category' | 'code'> => ({
  category,
  code: concept(`${kind}: ${what}`, coding(`${ours}/CodeSystem/eye-treatment`, kind.toLowerCase(), kind)),
})

/** Loading, then treat-and-extend; one visit missed, and the fluid back at the next. */
function injections(someone: Someone, now: number, index: number): FhirResource[] {
  const { all, file, subject, acuity, pressure, other, treated } = book(someone)
  const eye: Eye = index % 2 === 0 ? 'right' : 'left'
  const agent = index % 2 === 0 ? 'Aflibercept 2 mg' : 'Faricimab 6 mg'
  const weeks = [52, 48, 44, 38, 30, 16, 10, 4]
  for (const [turn, ago] of weeks.entries()) {
    const at = now - ago * 7 * day - index * day
    const missed = turn === 5 // sixteen weeks ago: fourteen after the last, eight were planned
    acuity(eye, at, 55 + Math.min(turn, 4) * 3 - (missed ? 9 : 0))
    acuity(eye === 'right' ? 'left' : 'right', at, 78)
    other(
      eye,
      at,
      'central-retinal-thickness',
      'Central retinal thickness',
      quantity(430 - Math.min(turn, 4) * 32 + (missed ? 90 : 0), 'µm', 'um'),
    )
    if (turn % 3 === 0) pressure(eye, at, 15 + (turn % 2))
    treated(eye, at, 'Injection', agent)
  }
  file({
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'plan',
    category: [category],
    code: eyeTreatment('Injection', agent).code ?? {},
    subject,
    bodySite: [sites[eye]],
    occurrenceDateTime: dayOf(now + (index * 9 - 6) * day),
    authoredOn: instant(now - 28 * day),
  })
  return all
}

/** Pressure falls with drops and laser, and rises above the target at the last visit in one eye. */
function pressures(someone: Someone, now: number, index: number): FhirResource[] {
  const { all, acuity, pressure, other, treated } = book(someone)
  const right = [28, 26, 19, 17, 16, 18, 23]
  const left = [25, 24, 18, 17, 17, 16, 16]
  for (const [turn, ago] of [160, 140, 110, 84, 58, 30, 3].entries()) {
    const at = now - ago * 7 * day - index * day
    pressure('right', at, right[turn] ?? 18)
    pressure('left', at, left[turn] ?? 17)
    if (turn % 2 === 0) {
      acuity('right', at, 80 - turn)
      acuity('left', at, 82)
      other(
        'right',
        at,
        'visual-field-mean-deviation',
        'Visual field mean deviation',
        quantity(-(42 + turn * 4) / 10, 'dB', 'dB'),
      )
      other(
        'left',
        at,
        'visual-field-mean-deviation',
        'Visual field mean deviation',
        quantity(-2.1, 'dB', 'dB'),
      )
    }
  }
  for (const eye of ['right', 'left'] as const) {
    other(
      eye,
      now - 140 * 7 * day,
      'target-intraocular-pressure',
      'Target pressure',
      quantity(18, 'mmHg', 'mm[Hg]'),
    )
    treated(eye, now - 125 * 7 * day, 'Laser', 'Selective laser trabeculoplasty')
  }
  return all
}
