import type { FhirResource, Observation, Procedure } from 'fhir/r4'

import type { DepartmentSeed, Someone } from '../departments.ts'
import { category, courseOf, eyeTreatment, notDone, planOf, vial } from '../eye-plans.ts'
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
        yield* index < 5
          ? injections(someone, now, index)
          : index < 7
            ? pressures(someone, now, index)
            : threeYearsOfBoth(someone, now)
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
    field: (eye: Eye, at: number, deviation: number, index: number) =>
      measured(eye, at, {
        code: measure('visual-field-mean-deviation', 'Visual field mean deviation'),
        valueQuantity: quantity(deviation, 'dB', 'dB'),
        method: { text: 'Humphrey 24-2' },
        component: [
          {
            code: measure('field-index', 'Visual field index'),
            valueQuantity: quantity(index, '%', '%'),
          },
        ],
      }),
    thickness: (eye: Eye, at: number, value: number, device: string) =>
      measured(eye, at, {
        code: measure('central-retinal-thickness', 'Central retinal thickness'),
        valueQuantity: quantity(value, 'µm', 'um'),
        method: { text: device },
      }),
    treated: (eye: Eye, at: number, kind: string, what: string, more: Partial<Procedure> = {}) =>
      file({
        resourceType: 'Procedure',
        status: 'completed',
        ...eyeTreatment(kind, what),
        subject,
        bodySite: [sites[eye]],
        performedDateTime: instant(at),
        ...more,
      }),
    course: (eye: Eye, at: number, agent: string, reason: string) =>
      file(courseOf({ subject, bodySite: [sites[eye]] }, at, agent, reason)),
    due: (eye: Eye, on: number, agent: string, planned: number) =>
      file({
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'plan',
        category: [category],
        code: eyeTreatment('Injection', agent).code ?? {},
        subject,
        bodySite: [sites[eye]],
        occurrenceDateTime: dayOf(on),
        authoredOn: instant(planned),
      }),
    target: (eye: Eye, at: number, value: number) =>
      measured(eye, at, {
        code: measure('target-intraocular-pressure', 'Target pressure'),
        valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
      }),
    drops: (
      drug: string,
      into: 'right' | 'left' | 'both',
      often: string,
      from: number,
      until?: number,
      why?: string,
    ) =>
      file({
        resourceType: 'MedicationStatement',
        status: until === undefined ? 'active' : 'stopped',
        medicationCodeableConcept: { text: drug },
        subject,
        effectivePeriod: { start: dayOf(from), ...(until === undefined ? {} : { end: dayOf(until) }) },
        dateAsserted: instant(from),
        dosage: [
          {
            text: `1 drop, ${dropSites[into].text?.toLowerCase()}, ${often}`,
            site: dropSites[into],
            route: snomed('54485002', 'Ophthalmic route'),
          },
        ],
        ...(why ? { statusReason: [{ text: why }] } : {}),
      }),
    plan: (at: number, targets: Record<Eye, number>) => file(planOf(subject, at, targets)),
  }
}

const dropSites = { ...sites, both: snomed('40638003', 'Both eyes') }

/** Loading, then treat-and-extend; one visit missed, and the fluid back at the next. */
function injections(someone: Someone, now: number, index: number): FhirResource[] {
  const { all, acuity, pressure, thickness, treated, course, due } = book(someone)
  const eye: Eye = index % 2 === 0 ? 'right' : 'left'
  const agent = index % 2 === 0 ? 'Aflibercept 2 mg' : 'Faricimab 6 mg'
  const ago = (weeks: number) => now - weeks * 7 * day - index * day
  course(eye, ago(52), agent, index === 3 ? 'Diabetic macular oedema' : wetAmd)
  for (const [turn, weeks] of [52, 48, 44, 38, 30, 16, 10, 4].entries()) {
    const at = ago(weeks)
    const missed = turn === 5 // sixteen weeks ago: fourteen after the last, eight were planned
    acuity(eye, at, 55 + Math.min(turn, 4) * 3 - (missed ? 9 : 0))
    acuity(eye === 'right' ? 'left' : 'right', at, 78)
    thickness(eye, at, 430 - Math.min(turn, 4) * 32 + (missed ? 90 : 0), 'Spectralis')
    if (turn % 3 === 0) pressure(eye, at, 15 + (turn % 2))
    treated(eye, at, 'Injection', agent, vial(agent, turn, at))
  }
  treated(eye, ago(22), 'Injection', agent, notDone('Did not attend'))
  due(eye, now + (index * 9 - 6) * day, agent, ago(4))
  return all
}

const wetAmd = 'Wet (neovascular) age-related macular degeneration'

/**
 * Three years of both: wet AMD of the right eye injected, extended, missed once in an illness; glaucoma of both eyes with
 * laser, then drops, one of them stopped, targets lowered, and the right pressure above its target at the last visit.
 */
function threeYearsOfBoth(someone: Someone, now: number): FhirResource[] {
  const { all, acuity, pressure, thickness, field, treated, course, due, target, drops, plan } = book(someone)
  const ago = (weeks: number) => now - weeks * 7 * day
  const agent = 'Aflibercept 2 mg'
  course('right', ago(150), agent, wetAmd)
  for (const [turn, weeks] of [150, 146, 142, 136, 128, 118, 106, 92, 70, 62, 54, 44, 32, 20, 6].entries()) {
    const at = ago(weeks)
    const missed = turn === 8
    acuity('right', at, 52 + Math.min(turn, 6) * 2 - (missed ? 12 : 0))
    acuity('left', at, 80 - Math.floor(turn / 4))
    thickness(
      'right',
      at,
      445 - Math.min(turn, 6) * 26 + (missed ? 110 : 0),
      turn < 9 ? 'Topcon' : 'Spectralis',
    )
    if (turn % 2 === 0) thickness('left', at, 268 + (turn % 3), turn < 9 ? 'Topcon' : 'Spectralis')
    treated('right', at, 'Injection', agent, vial(agent, turn, at))
  }
  treated('right', ago(78), 'Injection', agent, notDone('Heart attack (MI)'))
  due('right', now + 14 * day, agent, ago(6))
  const right = [27, 26, 19, 18, 17, 17, 16, 18, 17, 22]
  const left = [25, 25, 18, 17, 17, 16, 16, 16, 15, 15]
  for (const [turn, weeks] of [156, 148, 130, 112, 94, 76, 58, 40, 22, 2].entries()) {
    pressure('right', ago(weeks), right[turn] ?? 18)
    pressure('left', ago(weeks), left[turn] ?? 16)
    if (turn % 3 !== 1) field('right', ago(weeks), -(31 + turn * 4) / 10, 94 - turn)
    if (turn % 3 !== 1) field('left', ago(weeks), -1.8, 98)
  }
  for (const eye of ['right', 'left'] as const) {
    target(eye, ago(148), 21)
    treated(eye, ago(144), 'Laser', 'Selective laser trabeculoplasty')
  }
  target('right', ago(76), 18)
  target('left', ago(76), 18)
  drops('Latanoprost 50 micrograms/ml eye drops', 'both', 'once a day, at night', ago(112))
  drops('Timolol 0.25 % eye drops', 'right', 'twice a day', ago(94), ago(58), 'Side effects')
  drops('Brinzolamide 10 mg/ml eye drops', 'right', 'twice a day', ago(57))
  treated('left', ago(52), 'Operation', 'Phacoemulsification and intraocular lens')
  plan(ago(76), { right: 18, left: 18 })
  return all
}

/** Pressure falls with drops and laser, and rises above the target at the last visit in one eye. */
function pressures(someone: Someone, now: number, index: number): FhirResource[] {
  const { all, acuity, pressure, other, treated, target, plan, drops } = book(someone)
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
    target(eye, now - 140 * 7 * day, 18)
    treated(eye, now - 125 * 7 * day, 'Laser', 'Selective laser trabeculoplasty')
  }
  drops('Latanoprost 50 micrograms/ml eye drops', 'both', 'once a day, at night', now - 110 * 7 * day)
  plan(now - 140 * 7 * day, { right: 18, left: 18 })
  return all
}
